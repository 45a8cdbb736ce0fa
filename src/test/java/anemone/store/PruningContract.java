package anemone.store;

import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.bounce.BounceRecord;
import anemone.edition.Slot;
import anemone.fixture.EditionFixture;
import anemone.render.Proof;
import anemone.run.Pruning.Kind;
import anemone.subscriber.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is deleted from every database, and what stays. */
abstract class PruningContract extends StoreContract {

  private static final Instant LATER = NOW.plus(Duration.ofDays(400));
  private static final EmailAddress ADA = new EmailAddress("ada", "reef.example");

  private Database database;
  private SqlPruning pruning;

  @BeforeEach
  void open() {
    database = database();
    pruning = new SqlPruning(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anArticleIsDeletedAndNotCollectedAgain() {
    Article article = article("tide", "ocean", "A reef grows back", 2);
    SqlArticles articles = new SqlArticles(database);
    articles.add(List.of(article));

    assertThat(pruning.prune(Kind.ARTICLES, NOW.minus(Duration.ofDays(1)), 10)).isZero();
    assertThat(pruning.prune(Kind.ARTICLES, LATER, 10)).isEqualTo(1);
    assertThat(pruning.prune(Kind.ARTICLES, LATER, 10)).isZero();
    assertThat(articles.find(article.id())).isEmpty();
    assertThat(articles.add(List.of(article))).isZero();
    assertThat(pruning.prune(Kind.IDENTITIES, LATER, 10)).isZero();
  }

  @Test
  void deliveriesAreDeletedInStepsAndTheirNumbersStay() {
    Proof proof =
        new Proof(
            EditionFixture.edition("en"), EditionFixture.design(), EditionFixture.letterhead());
    Slot slot = proof.edition().slot();
    SqlProofs proofs = new SqlProofs(database);
    proofs.approve(proof, NOW);
    try (SqlLedger ledger = new SqlLedger(database)) {
      ledger.plan(slot, 3);
      for (String name : List.of("ada", "eve", "zoe")) {
        EmailAddress address = new EmailAddress(name, "reef.example");
        ledger.sending(slot, address, NOW);
        ledger.record(slot, address, new Outcome.Accepted(new Reply(250, "2.0.0", "ok")), NOW);
      }
      ledger.flush();
    }
    proofs.close(slot, NOW);

    assertThat(pruning.prune(Kind.DELIVERIES, LATER, 2)).isEqualTo(2);
    assertThat(pruning.prune(Kind.DELIVERIES, LATER, 2)).isEqualTo(1);

    assertThat(pruning.hasPruned(slot)).isTrue();
    assertThat(pruning.pruned()).containsEntry(Kind.DELIVERIES, 3L);
    assertThat(pruning.held()).containsEntry(Kind.EDITIONS, 1L);
    assertThat(database.list("SELECT deliveries FROM delivery_totals", row -> row.getLong(1)))
        .containsExactly(3L);
    // The latest edition of a cadence stays.
    assertThat(pruning.prune(Kind.EDITIONS, LATER, 10)).isZero();
  }

  @Test
  void processedBouncesAreDeleted() {
    new SqlBounceLog(database)
        .add(
            new BounceRecord(
                "m1",
                "INBOX/1",
                BounceRecord.Kind.BOUNCED,
                Optional.of(ADA),
                Optional.empty(),
                "550",
                NOW));

    assertThat(pruning.prune(Kind.BOUNCES, LATER, 10)).isEqualTo(1);
    assertThat(pruning.pruned()).containsEntry(Kind.BOUNCES, 1L);
  }
}
