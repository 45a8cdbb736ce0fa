package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.article.Article;
import anemone.deliver.Books;
import anemone.deliver.Delivery;
import anemone.deliver.LostShardException;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Shard;
import anemone.edition.Slot;
import anemone.fixture.ArticleFixture;
import anemone.fixture.PostgresDatabase;
import anemone.fixture.SuppliedClock;
import anemone.run.ImportStore.Terms;
import anemone.run.NewsletterState;
import anemone.run.Shards;
import anemone.run.StateInUseException;
import anemone.run.WorkerState;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.Suppression;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state is moved whole or not at all, there and back. */
class StateMoveIT {

  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");
  private static final Slot SLOT = Slot.parse("daily/2026-11-29");
  private static final EmailAddress ADA = new EmailAddress("Ada", "reef.example");
  private static final EmailAddress BEN = new EmailAddress("ben", "reef.example");
  private static final EmailAddress CEM = new EmailAddress("cem", "reef.example");
  private static final Article ARTICLE = ArticleFixture.article("tide", "ocean", "A reef grows", 2);

  @TempDir private Path folder;
  private final Clock clock = Clock.systemUTC();

  @Test
  void everyRowAndTheKeyOfTheLinksArrive() {
    SqliteFolder from = sqlite("old");
    Secret key = fill(from);
    PostgresFolder to = postgres(PostgresDatabase.address());

    StateMove.Moved moved = new StateMove(from, to, clock).move();

    assertThat(moved.rows()).isGreaterThanOrEqualTo(6);
    try (NewsletterState state = to.open()) {
      assertThat(state.articles().find(ARTICLE.id())).contains(ARTICLE);
      assertThat(state.ledger().find(SLOT, ADA).map(Delivery::state))
          .contains(Delivery.State.ACCEPTED);
      assertThat(state.suppressions().find(ADA)).isPresent();
      // New rows get numbers that no old one has.
      assertThat(state.imports().begin("list.csv", Terms.NONE, NOW).number()).isEqualTo(3);
    }
    assertThat(to.key()).contains(key);
  }

  @Test
  void itComesBack() {
    SqliteFolder from = sqlite("old");
    fill(from);
    PostgresFolder there = postgres(PostgresDatabase.address());
    new StateMove(from, there, clock).move();
    SqliteFolder back = sqlite("new");

    new StateMove(there, back, clock).move();

    try (NewsletterState state = back.open()) {
      assertThat(state.editions().candidates(Cadence.DAILY)).containsExactly(ARTICLE);
    }
    assertThat(back.key()).isEqualTo(from.key());
    assertThatThrownBy(() -> there.open().close()).hasMessageContaining("was moved to sqlite");
  }

  @Test
  void aDatabaseThatHasAStateIsRefusedAndTheOldOneGoesOn() {
    SqliteFolder from = sqlite("old");
    fill(from);
    PostgresFolder to = postgres(PostgresDatabase.address());
    fill(to);

    assertThatThrownBy(() -> new StateMove(from, to, clock).move())
        .isInstanceOf(StateException.class)
        .hasMessageContaining("has a state already")
        .hasMessageContaining("nothing was moved");
    from.open().close();
  }

  @Test
  void aMoveThatFailsLeavesNothingBehindAndTheOldPlaceInUse() throws Exception {
    SqliteFolder from = sqlite("old");
    fill(from);
    String url = PostgresDatabase.address();
    PostgresFolder to = postgres(url);
    to.open().close();
    try (var connection = java.sql.DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM openings");
      statement.execute("ALTER TABLE suppressions ADD CHECK (address <> 'ada@reef.example')");
    }

    assertThatThrownBy(() -> new StateMove(from, to, clock).move())
        .isInstanceOf(StateException.class);

    try (NewsletterState state = to.read()) {
      assertThat(state.articles().find(ARTICLE.id())).isEmpty();
    }
    from.open().close();
  }

  @Test
  void aMoveThatWasKilledAtItsEndIsCompletedByAnother() {
    SqliteFolder from = sqlite("old");
    fill(from);
    PostgresFolder to = postgres(PostgresDatabase.address());
    StateMove move = new StateMove(from, to, clock);
    StateMove.Moved moved = move.move();

    assertThat(move.move()).isEqualTo(moved);
  }

  @Test
  void theNextRunMakesTheShardsOfAnUnfinishedEditionAnew() {
    PostgresFolder from = postgres(PostgresDatabase.address());
    fill(from);
    try (WorkerState worker = from.openWorker("east")) {
      worker.shards().plan(SLOT, List.of(new Shards.Range(0, 4, 5)), NOW, true);
    }
    PostgresFolder to = postgres(PostgresDatabase.address());

    new StateMove(from, to, clock).move();

    try (WorkerState worker = to.openWorker("west")) {
      assertThat(worker.shards().progress(SLOT).left()).isZero();
    }
  }

  @Test
  void aWorkerThatBeginsDuringAMoveIsFoundAndEndedByTheNextOne() {
    PostgresFolder from = postgres(PostgresDatabase.address());
    fill(from);
    try (WorkerState worker = from.openWorker("east")) {
      worker.shards().plan(SLOT, List.of(new Shards.Range(0, 4, 5)), NOW, true);
      Shard shard = worker.shards().take(SLOT, 0, "east").orElseThrow();
      Books books = worker.books((slot, address) -> Optional.of(shard));
      Shards.Worker alive = new Shards.Worker("east", NOW, NOW, 1, 0, 0);
      // The time of a move is asked for when the old place was found free.
      Clock late =
          new SuppliedClock(
              () -> {
                worker.shards().beat(alive);
                return Instant.now();
              });

      assertThatThrownBy(() -> new StateMove(from, sqlite("new"), late).move())
          .isInstanceOf(StateInUseException.class)
          .hasMessageContaining("workers are running");
      books.ledger().sending(SLOT, BEN, NOW);

      worker.shards().leave("east");
      new StateMove(from, sqlite("new"), clock).move();

      assertThatThrownBy(() -> worker.shards().beat(alive)).hasMessageContaining("was moved to");
      assertThatThrownBy(() -> worker.shards().take(SLOT, 0, "east"))
          .hasMessageContaining("was moved to");
      assertThat(worker.shards().workers()).isEmpty();
      assertThatThrownBy(() -> books.ledger().sending(SLOT, CEM, NOW))
          .isInstanceOf(LostShardException.class);
    }
  }

  private SqliteFolder sqlite(String name) {
    return new SqliteFolder(folder.resolve(name), clock, time -> {}, Optional.empty());
  }

  private PostgresFolder postgres(String url) {
    return new PostgresFolder(
        TestStore.server(url), folder.resolve("local"), clock, time -> {}, Optional.empty());
  }

  private static Secret fill(MovableState place) {
    try (NewsletterState state = place.open()) {
      state.articles().add(List.of(ARTICLE));
      state.imports().begin("first.csv", Terms.NONE, NOW);
      state.imports().begin("second.csv", Terms.NONE, NOW);
      state.ledger().sending(SLOT, ADA, NOW);
      state
          .ledger()
          .record(SLOT, ADA, new Outcome.Accepted(new Reply(250, "2.0.0", "a\0b größer")), NOW);
      state.suppressions().add(new Suppression(ADA, Suppression.Reason.MANUAL, "", NOW));
      place.makeKey(new SecureRandom(), () -> true);
    }
    return place.key().orElseThrow();
  }
}
