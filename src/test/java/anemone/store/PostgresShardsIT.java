package anemone.store;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Books;
import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.LostShardException;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Reservation;
import anemone.deliver.Shard;
import anemone.deliver.SharedPace;
import anemone.fixture.PostgresDatabase;
import anemone.fixture.SuppliedClock;
import anemone.run.Shards;
import anemone.run.WorkerState;
import anemone.subscriber.EmailAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds between two workers, however they are interleaved. */
class PostgresShardsIT {

  private static final Reply OK = new Reply(250, "2.0.0", "queued");
  private static final Reply LATER = new Reply(451, "4.7.1", "later");

  @TempDir private Path folder;
  private Duration ahead = Duration.ZERO;
  private final Clock clock = new SuppliedClock(() -> Instant.now().plus(ahead));
  private final List<WorkerState> opened = new ArrayList<>();
  private String url;
  private WorkerState east;
  private WorkerState west;

  @BeforeEach
  void open() throws Exception {
    url = PostgresDatabase.address();
    east = worker("east", clock);
    west = worker("west", clock);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO subscribers (id, address, name, fingerprint, epoch, effective, standing,"
              + " joined, since) SELECT n, 'reader' || n || '@reef.example', '', n, 1, 1, 'active',"
              + " 'file', 0 FROM generate_series(0, 9) AS n");
    }
    east.shards()
        .plan(
            SLOT,
            List.of(new Shards.Range(0, 4, 5), new Shards.Range(5, 9, 5)),
            clock.instant(),
            true);
  }

  @AfterEach
  void close() {
    opened.forEach(WorkerState::close);
  }

  @Test
  void whoHasLostAShardRecordsNoFurtherDeliveryAsBeingSent() {
    Shard mine = east.shards().take(SLOT, 0, "east").orElseThrow();
    Ledger ledger = ledger(east, mine);
    Shard theirs = west.shards().take(SLOT, 0, "west").orElseThrow();

    assertThat(theirs.epoch()).isGreaterThan(mine.epoch());
    assertThatThrownBy(() -> ledger.sending(SLOT, reader(1), clock.instant()))
        .isInstanceOf(LostShardException.class);
    assertThat(ledger.find(SLOT, reader(1))).isEmpty();
  }

  @Test
  void whatWasReservedIsSentOnlyAsLongAsItIsKnownWhoHasTheShard() {
    Shard mine = east.shards().take(SLOT, 0, "east").orElseThrow();
    Ledger ledger = ledger(east, mine);
    Reservation reserved = ledger.reserve(SLOT, reader(1), clock.instant());
    Reservation second = ledger.reserve(SLOT, reader(2), clock.instant());
    ledger.flush();

    ahead = Duration.ofSeconds(6);
    reserved.begin().await();
    west.shards().take(SLOT, 0, "west");

    assertThatThrownBy(() -> second.begin().await()).isInstanceOf(LostShardException.class);
  }

  @Test
  void whatADeadWorkerWasSendingIsUnknownAndOnlyThat() {
    Ledger ledger = ledger(east, east.shards().take(SLOT, 0, "east").orElseThrow());
    ledger.sending(SLOT, reader(1), clock.instant());
    ledger.sending(SLOT, reader(2), clock.instant());
    ledger.record(SLOT, reader(2), new Outcome.Accepted(OK), clock.instant());
    ledger.flush();
    Ledger other = ledger(west, west.shards().take(SLOT, 1, "west").orElseThrow());
    other.sending(SLOT, reader(7), clock.instant());

    Shard taken = west.shards().take(SLOT, 0, "west").orElseThrow();

    assertThat(west.shards().deliveries(taken))
        .extracting(Delivery::address, Delivery::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(reader(1), State.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple(reader(2), State.ACCEPTED));
    assertThat(other.find(SLOT, reader(7)).map(Delivery::state)).contains(State.SENDING);
  }

  @Test
  void afterAShardWasLostOnlyWhatTheServerAcceptedIsStillTrue() {
    Ledger ledger = ledger(east, east.shards().take(SLOT, 0, "east").orElseThrow());
    ledger.sending(SLOT, reader(1), clock.instant());
    ledger.sending(SLOT, reader(2), clock.instant());
    west.shards().take(SLOT, 0, "west");

    ledger.record(SLOT, reader(1), new Outcome.Accepted(OK), clock.instant());
    ledger.record(SLOT, reader(2), new Outcome.Deferred(LATER), clock.instant());
    ledger.flush();

    assertThat(ledger.find(SLOT, reader(1)).map(Delivery::state)).contains(State.ACCEPTED);
    assertThat(ledger.find(SLOT, reader(2)).map(Delivery::state)).contains(State.UNKNOWN);
  }

  @Test
  void turnsAreReservedOneAfterTheOtherWhoeverAsks() {
    SharedPace mine = pace(east);
    SharedPace theirs = pace(west);

    Duration first = mine.reserve("all", 10, Duration.ofSeconds(1));
    Duration second = theirs.reserve("all", 10, Duration.ofSeconds(1));
    Duration other = theirs.reserve("@reef.example", 1, Duration.ofSeconds(1));

    assertThat(first).isLessThan(Duration.ofSeconds(1));
    assertThat(second).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(other).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void theLimitOfTheDayIsThatOfAllWorkers() {
    Books books = books(east, east.shards().take(SLOT, 0, "east").orElseThrow());
    SharedPace mine = books.pace().orElseThrow();
    SharedPace theirs = pace(west);

    assertThat(mine.day(10, 0, 6)).isEqualTo(6);
    assertThat(theirs.day(10, 0, 6)).isEqualTo(4);
    books.ledger().sending(SLOT, reader(1), clock.instant());
    books.ledger().record(SLOT, reader(1), new Outcome.Accepted(OK), clock.instant());
    books.ledger().flush();
    assertThat(mine.day(10, 0, 0)).isZero();
    assertThat(theirs.day(10, 4, 6)).isEqualTo(5);
  }

  @Test
  void aRefusalThatOneWorkerMetIsHeardByAllAndHaltsTheRest() {
    Shard taken = east.shards().take(SLOT, 0, "east").orElseThrow();
    east.shards().halt(SLOT, new Shards.Halt("reef.example", "refuses this sender", "east"));
    east.shards().halt(SLOT, new Shards.Halt("", "550 blocked", "east"));
    east.shards().release(taken, "550 blocked");

    assertThat(west.shards().halts(SLOT))
        .extracting(Shards.Halt::domain)
        .containsExactly("", "reef.example");
    assertThat(west.shards().take(SLOT, 1, "west")).isEmpty();
    assertThat(west.shards().progress(SLOT).halted()).isEqualTo(2);
  }

  @Test
  void aClockThatIsOffIsRefused() {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-30));

    assertThatThrownBy(() -> worker("late", late))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("the clock of this machine shows ");
    ahead = Duration.ofSeconds(30);
    assertThatThrownBy(
            () ->
                east.shards()
                    .beat(new Shards.Worker("east", Instant.EPOCH, Instant.EPOCH, 0, 0, 0)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("(NTP)");
  }

  private Ledger ledger(WorkerState worker, Shard shard) {
    return books(worker, shard).ledger();
  }

  private static Books books(WorkerState worker, Shard shard) {
    return worker.books((slot, address) -> Optional.of(shard));
  }

  private static SharedPace pace(WorkerState worker) {
    return worker.books((slot, address) -> Optional.empty()).pace().orElseThrow();
  }

  private static EmailAddress reader(int number) {
    return new EmailAddress("reader" + number, "reef.example");
  }

  private WorkerState worker(String name, Clock time) {
    WorkerState worker =
        new PostgresFolder(
                TestStore.server(url), folder.resolve(name), time, pause -> {}, Optional.empty())
            .openWorker(name);
    opened.add(worker);
    return worker;
  }
}
