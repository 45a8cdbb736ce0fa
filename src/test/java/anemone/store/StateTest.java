package anemone.store;

import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.edition.Fate;
import anemone.edition.Section;
import anemone.edition.Slot;
import anemone.edition.Span;
import anemone.edition.Story;
import anemone.render.Design;
import anemone.render.Letterhead;
import anemone.render.Mailbox;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.StateInUseException;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StateTest {

  private static final Slot SLOT = new Slot(Cadence.DAILY, LocalDate.of(2026, 11, 23));
  private static final Article USED = article("tide", "ocean", "A reef grows back", 2);
  private static final Article CARRIED = article("tide", "ocean", "A whale turns north", 3);

  @TempDir private Path state;

  @Test
  void anArticleKeepsItsTeaserAndOneWithoutIsKeptAsBefore() {
    Article teased = CARRIED.withTeaser("Why the whale swam 900 miles.");
    assertThat(ProofJson.article(ProofJson.article(teased))).isEqualTo(teased);
    assertThat(ProofJson.article(USED)).doesNotContain("teaser");
    assertThat(ProofJson.article(ProofJson.article(USED))).isEqualTo(USED);
  }

  @Test
  void aKnownArticleIsNotKeptTwice() {
    try (Database database = DatabaseFile.open(state)) {
      SqlArticles articles = new SqlArticles(database);

      assertThat(articles.add(List.of(USED, CARRIED))).isEqualTo(2);
      assertThat(articles.add(List.of(USED))).isZero();
      assertThat(articles.candidates(Cadence.DAILY)).containsExactlyInAnyOrder(USED, CARRIED);
    }
  }

  @Test
  void whatAnEditionUsedIsNoCandidateAgainAndWhatItCarriedIs() {
    try (Database database = DatabaseFile.open(state)) {
      SqlArticles articles = new SqlArticles(database);
      articles.add(List.of(USED, CARRIED));

      new SqlProofs(database).approve(proof(), NOW);

      assertThat(articles.candidates(Cadence.DAILY)).containsExactly(CARRIED);
      assertThat(articles.candidates(Cadence.WEEKLY)).hasSize(2);
      assertThat(articles.nextNumber(Cadence.DAILY)).isEqualTo(2);
    }
  }

  @Test
  void anApprovedEditionComesBackAsItWas() {
    try (Database database = DatabaseFile.open(state)) {
      String hash = new SqlProofs(database).approve(proof(), NOW).hash();

      assertThat(new SqlProofs(database).find(SLOT).orElseThrow().proof()).isEqualTo(proof());
      assertThat(new SqlProofs(database).find(SLOT).orElseThrow().hash()).isEqualTo(hash);
    }
  }

  @Test
  void aSlotIsApprovedOnce() {
    try (Database database = DatabaseFile.open(state)) {
      SqlProofs proofs = new SqlProofs(database);
      proofs.approve(proof(), NOW);

      assertThatThrownBy(() -> proofs.approve(proof(), NOW)).hasMessageContaining(SLOT.label());
    }
  }

  @Test
  void aFrozenEditionThatWasChangedIsRefused() throws SQLException {
    try (Database database = DatabaseFile.open(state)) {
      new SqlProofs(database).approve(proof(), NOW);
    }
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("anemone.db"));
        var statement = connection.createStatement()) {
      statement.execute(
          "UPDATE editions SET proof = CAST(replace(CAST(proof AS TEXT), 'reef', 'rift') AS BLOB)");
    }
    try (Database database = DatabaseFile.open(state)) {
      SqlProofs proofs = new SqlProofs(database);
      assertThatThrownBy(() -> proofs.find(SLOT))
          .hasMessageContaining("changed after its approval");
      assertThatThrownBy(() -> proofs.outline(SLOT))
          .hasMessageContaining("changed after its approval");
    }
  }

  @Test
  void aFrozenEditionTellsItsNumberAndItsStoriesWithoutBeingThawed() {
    try (Database database = DatabaseFile.open(state)) {
      SqlProofs proofs = new SqlProofs(database);
      Edition edition = proofs.approve(proof(), NOW).proof().edition();

      Proofs.Outline outline = proofs.outline(SLOT);

      assertThat(outline.number()).isEqualTo(edition.number());
      assertThat(outline.stories()).isEqualTo(edition.bites().size()).isPositive();
    }
  }

  @Test
  void anEditionIsOpenUntilItIsClosed() {
    try (Database database = DatabaseFile.open(state)) {
      SqlProofs proofs = new SqlProofs(database);
      proofs.approve(proof(), NOW);
      assertThat(proofs.open()).containsExactly(SLOT);

      proofs.close(SLOT, NOW);

      assertThat(proofs.open()).isEmpty();
      assertThat(proofs.all()).containsExactly(SLOT);
    }
  }

  @Test
  void aLookChangesNoByte() throws IOException {
    try (Database database = DatabaseFile.open(state)) {
      new SqlArticles(database).add(List.of(USED));
    }
    Map<String, String> before = fingerprint();

    try (Database database = DatabaseFile.look(state)) {
      assertThat(new SqlArticles(database).candidates(Cadence.DAILY)).containsExactly(USED);
    }

    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void aLookWhileAnotherWritesSeesWhatWasCommitted() {
    try (Database writer = DatabaseFile.open(state)) {
      new SqlArticles(writer).add(List.of(USED));

      try (Database look = DatabaseFile.look(state)) {
        assertThat(new SqlArticles(look).candidates(Cadence.DAILY)).containsExactly(USED);
      }
    }
  }

  @Test
  void aLookAtNoStateMakesNone() {
    Path absent = state.resolve("absent");
    try (Database look = DatabaseFile.look(absent)) {
      assertThat(new SqlArticles(look).candidates(Cadence.DAILY)).isEmpty();
    }

    assertThat(absent).doesNotExist();
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws SQLException {
    DatabaseFile.open(state).close();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("anemone.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 999");
    }

    assertThatThrownBy(() -> DatabaseFile.open(state))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("newer program");
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheState() {
    try (StateLock held = StateLock.take(state, NOW)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> StateLock.take(state, NOW))
          .isInstanceOf(StateInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    StateLock.take(state, NOW).close();
  }

  private Map<String, String> fingerprint() throws IOException {
    Map<String, String> prints = new TreeMap<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        prints.put(file.toString(), ProofJson.hash(Files.readAllBytes(file)));
      }
    }
    return prints;
  }

  @Test
  void anEditionFrozenBeforeThereWereThemesAndSizesOfStoriesIsStillReadAsItWas() {
    ObjectNode older =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(new String(ProofJson.proof(proof()), StandardCharsets.UTF_8));
    ((ObjectNode) older.get("design")).remove("look");
    ((ObjectNode) older.get("letterhead")).remove(List.of("archive", "topics", "blocks"));
    ((ObjectNode) older.get("edition")).remove(List.of("chosenLead", "gists"));

    assertThat(ProofJson.proof(older.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(proof());
  }

  private static Proof proof() {
    Bite bite =
        new Bite(
            new Story(USED, List.of()),
            USED.title(),
            List.of(Span.of(USED.text(), 0, 12)),
            "",
            List.of(),
            "",
            1,
            1);
    Edition edition =
        new Edition(
            SLOT,
            1,
            NOW,
            EditionWords.NONE,
            Optional.of(USED.id()),
            1,
            List.of(new Section("ocean", "Ocean", List.of(bite))),
            Map.of(USED.id(), new Fate.Used("first"), CARRIED.id(), new Fate.Carried("full")));
    Letterhead letterhead =
        new Letterhead(
            "Tidings",
            "",
            new Mailbox("Tidings", new EmailAddress("news", "tidings.example")),
            Optional.empty(),
            "1 Quay Street\nPort Elsin",
            "digest.tidings.example",
            URI.create("https://tidings.example"),
            Optional.empty(),
            ZoneOffset.UTC,
            Map.of(),
            List.of());
    return new Proof(edition, new Design(Map.of("digest.txt.ftl", "Hello")), letterhead);
  }
}
