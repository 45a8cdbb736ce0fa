package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.fixture.PostgresDatabase;
import anemone.run.NewsletterState;
import anemone.run.StateInUseException;
import anemone.run.WorkerState;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state in a database as the program opens it. */
class PostgresFolderIT {

  @TempDir private Path folder;
  private final String url = PostgresDatabase.address();

  @Test
  void onlyOneProcessRunsAndTheOtherIsToldAboutIt() {
    try (NewsletterState first = folder(Clock.systemUTC()).open()) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> folder(Clock.systemUTC()).open().close())
          .isInstanceOf(StateInUseException.class)
          .hasMessageContaining("anemone process " + ProcessHandle.current().pid());
      try (NewsletterState beside = folder(Clock.systemUTC()).openShared(Duration.ofSeconds(2))) {
        assertThat(beside.proofs().all()).isEmpty();
      }
    }
    folder(Clock.systemUTC()).open().close();
  }

  @Test
  void workersThatStartAtOnceOnANewDatabaseAllStart() throws Exception {
    ExecutorService machines = Executors.newFixedThreadPool(3);
    try {
      List<Callable<WorkerState>> starts = new ArrayList<>();
      for (String name : List.of("east", "north", "west")) {
        PostgresFolder own =
            new PostgresFolder(
                TestStore.server(url),
                folder.resolve(name),
                Clock.systemUTC(),
                time -> Thread.sleep(time.toMillis()),
                Optional.empty());
        starts.add(() -> own.openWorker(name));
      }
      for (Future<WorkerState> started : machines.invokeAll(starts)) {
        try (WorkerState worker = started.get()) {
          assertThat(worker.shards().workers()).isEmpty();
        }
      }
    } finally {
      machines.shutdownNow();
    }
  }

  @Test
  void anotherSchemaIsAnotherState() {
    PostgresFolder other =
        new PostgresFolder(
            TestStore.server(PostgresDatabase.address()),
            folder,
            Clock.systemUTC(),
            time -> {},
            Optional.empty());
    try (NewsletterState first = folder(Clock.systemUTC()).open();
        NewsletterState second = other.open()) {
      assertThat(first).isNotSameAs(second);
    }
  }

  @Test
  void whoeverHasLostTheLockCanWriteNothingMore() throws Exception {
    try (NewsletterState frozen = folder(Clock.systemUTC()).open()) {
      endOtherConnections();
      try (NewsletterState next = folder(Clock.systemUTC()).open()) {
        assertThat(next.history().recorded()).isPresent();
        assertThatThrownBy(() -> frozen.ledger().plan(anemone.fixture.MailFixture.SLOT, 1))
            .isInstanceOf(StateException.class)
            .hasMessageContaining("Run again");
      }
    }
  }

  @Test
  void aClockThatIsMoreThanTwoSecondsOffIsRefused() {
    folder(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1))).open().close();
    for (Duration off : List.of(Duration.ofSeconds(4), Duration.ofSeconds(-4))) {
      assertThatThrownBy(() -> folder(Clock.offset(Clock.systemUTC(), off)).open().close())
          .isInstanceOf(StateException.class)
          .hasMessageContaining("NTP");
    }
  }

  @Test
  void aDatabaseThatWasRestoredFromABackupIsRefused() throws Exception {
    folder(Clock.systemUTC()).open().close();
    folder(Clock.systemUTC()).open().close();
    sql("UPDATE openings SET number = 1, at = at - 60000");

    assertThatThrownBy(() -> folder(Clock.systemUTC()).open().close())
        .isInstanceOf(StateException.class)
        .hasMessageContaining("it was restored from a backup");
    folder(Clock.systemUTC()).open(Duration.ZERO, true).close();
  }

  @Test
  void bothDatabasesHaveTheSameTablesAndColumns() throws Exception {
    folder(Clock.systemUTC()).open().close();
    try (Database sqlite = DatabaseFile.open(folder.resolve("sqlite"));
        MovableState.Whole postgres = folder(Clock.systemUTC()).whole()) {
      assertThat(StoredTable.of(postgres.database())).isEqualTo(StoredTable.of(sqlite));
    }
  }

  @Test
  void theKeyOfTheLinksIsMadeOnceForAllMachines() {
    PostgresFolder here = folder(Clock.systemUTC());
    PostgresFolder there = folder(Clock.systemUTC());
    here.open().close();
    assertThatThrownBy(() -> here.makeKey(new SecureRandom(), () -> false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("put it back from a backup");

    here.makeKey(new SecureRandom(), () -> true);
    there.makeKey(new SecureRandom(), () -> true);

    assertThat(there.key()).isPresent().isEqualTo(here.key());
  }

  @Test
  void aVersionOfANewerProgramIsRefused() throws Exception {
    folder(Clock.systemUTC()).open().close();
    sql("UPDATE schema_version SET version = 999");

    assertThatThrownBy(() -> folder(Clock.systemUTC()).open().close())
        .isInstanceOf(StateException.class)
        .hasMessageContaining("newer program");
  }

  private PostgresFolder folder(Clock clock) {
    return new PostgresFolder(
        TestStore.server(url),
        folder.resolve("state"),
        clock,
        time -> {},
        Optional.of(folder.resolve("notes")));
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement update = connection.createStatement()) {
      update.execute(statement);
    }
  }

  /** As a server does with the connections of a machine that is gone. */
  private void endOtherConnections() throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      List<Integer> holders = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT l.pid FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objid::bigint ="
                  + " hashtext(current_schema())::bigint & 4294967295")) {
        while (row.next()) {
          holders.add(row.getInt(1));
        }
      }
      assertThat(holders).hasSize(1);
      statement.execute("SELECT pg_terminate_backend(" + holders.get(0) + ")");
    }
  }
}
