package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.render.Mailbox;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlProofs;
import anemone.store.SqlRecalls;
import anemone.subscriber.Subscriber;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeEditionTest {

  private static final Instant NOW = ArticleFixture.NOW;
  private static final Subscriber ADA = EditionFixture.subscriber("ada@example.org", "en");
  private static final Proof PROOF =
      new Proof(EditionFixture.edition("en"), EditionFixture.design(), EditionFixture.letterhead());
  private static final Message PLAIN =
      new Message(
          "welcome.1@tidepool.example.org",
          NOW.atOffset(ZoneOffset.UTC),
          EditionFixture.letterhead().from(),
          new Mailbox("", ADA.address()),
          Optional.empty(),
          "Welcome to Tidepool",
          List.of(),
          "You are subscribed.",
          "<p>You are subscribed.</p>");

  @TempDir private Path state;
  private Database database;
  private SqlProofs proofs;

  @BeforeEach
  void open() {
    database = DatabaseFile.open(state);
    proofs = new SqlProofs(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aNewSubscriberGetsTheLatestEditionWithAWelcomeAboveIt() {
    proofs.approve(PROOF, NOW);
    proofs.close(PROOF.edition().slot(), NOW);

    Message mail = welcome().orElseThrow();

    assertThat(mail.subject()).isEqualTo("Welcome to Tidepool");
    assertThat(mail.id()).as("the edition's own copy has another").isEqualTo(PLAIN.id());
    assertThat(mail.text())
        .contains("Good to have you.")
        .contains(EditionFixture.links().unsubscribe(ADA).toString());
    assertThat(mail.headers()).extracting(Message.Header::name).contains("List-Unsubscribe");
  }

  @Test
  void anEditionThatIsStillBeingSentComesByItself() {
    proofs.approve(PROOF, NOW);

    assertThat(welcome()).isEmpty();
  }

  @Test
  void aRecalledEditionWelcomesNobody() {
    proofs.approve(PROOF, NOW);
    new SqlRecalls(database).recall(PROOF.edition().slot(), NOW);
    new SqlRecalls(database).settle(PROOF.edition().slot(), NOW);

    assertThat(welcome()).isEmpty();
  }

  private Optional<Message> welcome() {
    return new WelcomeEdition(
            proofs,
            new SqlRecalls(database),
            proof -> new Renderer(proof, EditionFixture.links(), 1))
        .with(PLAIN, ADA, "Good to have you.");
  }
}
