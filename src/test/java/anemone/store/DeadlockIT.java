package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.fixture.PostgresDatabase;
import anemone.store.Database.Update;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two writers wait for each other's rows. */
class DeadlockIT {

  private static final String MARK = "UPDATE slots SET day = day || ? WHERE slot = ?";
  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
          + " AND datname = current_database()";

  @TempDir private Path folder;

  @Test
  void whatWasUndoneToEndADeadlockIsDoneAgain() throws Exception {
    String url = PostgresDatabase.address();
    PostgresFolder place =
        new PostgresFolder(
            TestStore.server(url), folder, Clock.systemUTC(), time -> {}, Optional.empty());
    place.open().close();
    AtomicInteger tries = new AtomicInteger();
    try (MovableState.Whole whole = place.whole();
        Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute(
          "INSERT INTO slots (slot, cadence, day) VALUES ('a', 'daily', ''), ('b', 'daily', '')");
      other.setAutoCommit(false);
      // Finds a deadlock, but not before the one that waits longer.
      statement.execute("SET LOCAL deadlock_timeout = '1min'");
      statement.execute("UPDATE slots SET day = day || 'other' WHERE slot = 'b'");
      CompletableFuture<int[]> writing =
          CompletableFuture.supplyAsync(
              () ->
                  whole
                      .database()
                      .updateAll(
                          List.of(
                              new Update(MARK, List.of("mine", "a"), "a"),
                              new Update(MARK + " AND true", List.of("mine", "b"), "b")),
                          tries::incrementAndGet));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> PostgresDatabase.number(url, WAITING) == 1);
      statement.execute("UPDATE slots SET day = day || 'other' WHERE slot = 'a'");
      other.commit();

      assertThat(writing.get(30, TimeUnit.SECONDS)).containsExactly(1, 1);
      assertThat(
              whole.database().list("SELECT day FROM slots ORDER BY slot", row -> row.getString(1)))
          .containsExactly("othermine", "othermine");
    }
    assertThat(tries).hasValue(1);
  }
}
