package anemone.store;

import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.LostShardException;
import anemone.deliver.Outcome;
import anemone.deliver.Reservation;
import anemone.deliver.Shard;
import anemone.deliver.Tally;
import anemone.deliver.Transport;
import anemone.edition.Slot;
import anemone.run.ShardOwner;
import anemone.subscriber.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The ledger of one of several workers. A delivery is recorded as being sent in a transaction that
 * holds the row of its shard and finds the epoch in it that the worker has: who takes the shard
 * over raises the epoch after that commit, and sees the record, or before it, and there is none.
 *
 * <p>A record vouches for {@link #CURRENT} from the moment at which it was asked for. A worker that
 * was stopped for longer asks for the epoch again before it ends a message.
 */
final class ShardLedger implements Ledger, AutoCloseable {

  /** Shorter than the time after which a shard is taken over. */
  private static final Duration CURRENT = Duration.ofSeconds(5);

  private static final String OWNED =
      "SELECT 1 FROM shards WHERE slot = ? AND number = ? AND epoch = ?";

  /**
   * Writes rows, each if its shard has the epoch that it names, or if it names none. The rows are
   * sorted so that all shards are held before the first row, and in the order of the index, in
   * which who takes a shard over changes them.
   */
  private static final String WRITE =
      "WITH given AS (SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],"
          + " ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
          + " ?::bigint[]) WITH ORDINALITY AS given (slot, address, state, code, status, reply,"
          + " attempts, unknowns, first, last, number, epoch, place)), held AS MATERIALIZED (SELECT"
          + " slot, number, epoch FROM shards WHERE (slot, number, epoch) IN (SELECT DISTINCT slot,"
          + " number, epoch FROM given) FOR SHARE), written AS ("
          + SqlLedger.write(
              "SELECT slot, address, state, code, status, reply, attempts, unknowns, first, last"
                  + " FROM given WHERE epoch IS NULL OR (slot, number, epoch) IN (SELECT slot,"
                  + " number, epoch FROM held) ORDER BY slot COLLATE \"C\", address COLLATE \"C\"")
          + " RETURNING slot, address) SELECT place FROM given JOIN written USING (slot, address)";

  /** A refusal that was held back until other outcomes showed that it stands. */
  private static final String WRITE_AFTERWARDS =
      "UPDATE deliveries SET state = ?, code = ?, status = ?, reply = ?, last = ?"
          + " WHERE slot = ? AND address = ? AND state = 'deferred'";

  private static final Duration SOON = Duration.ofMillis(4);

  /**
   * Once this many writes are waiting, they are committed at once; meanwhile, the connections send
   * the rest of what they have reserved.
   */
  private static final int ENOUGH = 12;

  private final Database database;
  private final SqlLedger records;
  private final OutcomeLog log;
  private final ShardOwner owner;
  private final Clock clock;
  private final GroupCommit commits;
  private final Reservations reservations;

  /** Held by who writes to the log and to the database, so that it is not emptied between them. */
  private final Object recording = new Object();

  /**
   * The ledger of a worker, with what a killed one left in its log.
   *
   * @param owner the shards of the worker
   * @param clock shows how long it was stopped
   */
  ShardLedger(Database database, OutcomeLog log, ShardOwner owner, Clock clock) {
    LogReplay.into(database, log);
    this.database = database;
    this.records = new SqlLedger(database);
    this.log = log;
    this.owner = owner;
    this.clock = clock;
    this.commits = new GroupCommit(database, ENOUGH, log::write);
    this.reservations = new Reservations(commits, log, SOON);
  }

  /** The whole edition is planned by the run that makes the shards. */
  @Override
  public void plan(Slot slot, long planned) {}

  /** A shard is recovered when it is taken. */
  @Override
  public long recover(Slot slot, Instant at) {
    return 0;
  }

  @Override
  public Optional<Delivery> find(Slot slot, EmailAddress address) {
    return records.find(slot, address);
  }

  @Override
  public States states(Slot slot) {
    return records.states(slot);
  }

  @Override
  public void sending(Slot slot, EmailAddress address, Instant at) {
    beginSending(slot, address, at).await();
  }

  @Override
  public Transport.Leaving.Durable beginSending(Slot slot, EmailAddress address, Instant at) {
    Shard shard = shardOf(slot, address);
    CompletableFuture<Integer> write = commits.add(leaving(shard, address, at), Duration.ZERO);
    return () -> requireOwned(shard, write, at);
  }

  @Override
  public Reservation reserve(Slot slot, EmailAddress address, Instant at) {
    Shard shard = shardOf(slot, address);
    return reservations.of(
        slot,
        address,
        at,
        () -> commits.add(leaving(shard, address, at), SOON),
        write -> requireOwned(shard, write, at));
  }

  private Shard shardOf(Slot slot, EmailAddress address) {
    return owner
        .shardOf(slot, address)
        .orElseThrow(() -> new IllegalStateException("a delivery of " + slot + " is of no shard"));
  }

  private void requireOwned(Shard shard, CompletableFuture<Integer> write, Instant at) {
    boolean written = SqlLedger.durable(write) > 0;
    if ((!written || !clock.instant().isBefore(at.plus(CURRENT))) && !isOwned(shard)) {
      throw new LostShardException(shard);
    }
    if (!written) {
      throw new IllegalStateException(
          "a delivery of "
              + shard.slot()
              + " is leaving already, or was settled: nothing leaves twice");
    }
  }

  private boolean isOwned(Shard shard) {
    return database.exists(OWNED, shard.slot(), shard.number(), shard.epoch());
  }

  /** What the server has accepted is true whoever has the shard now; the rest is not. */
  @Override
  public void record(Slot slot, EmailAddress address, Outcome outcome, Instant at) {
    Optional<Shard> shard = owner.shardOf(slot, address);
    Object subject = SqlLedger.subject(slot, address);
    List<Object> values = SqlLedger.values(slot, address, outcome.state(), outcome.reply(), 1, at);
    synchronized (recording) {
      log.add(slot, address, outcome.state(), outcome.reply(), at);
      if (outcome.state() == State.ACCEPTED) {
        var unused = commits.add(row(Optional.empty(), values, subject), SOON);
      } else if (shard.isPresent()) {
        var unused = commits.add(row(shard, values, subject), SOON);
      } else {
        var unused =
            commits.add(new Database.Update(WRITE_AFTERWARDS, afterwards(values), subject), SOON);
      }
      if (log.size() > SqlLedger.LONGEST_LOG) {
        flush();
        log.shorten();
      }
    }
  }

  @Override
  public void flush() {
    int unused = SqlLedger.durable(commits.flush());
  }

  @Override
  public long acceptedSince(Instant since) {
    return records.acceptedSince(since);
  }

  @Override
  public Tally tally(Slot slot) {
    return records.tally(slot);
  }

  /** Commits what was recorded, and ends. */
  @Override
  public void close() {
    commits.close();
    if (commits.isWhole() && !log.hasReservations()) {
      log.clear();
    }
    log.close();
    records.close();
  }

  private static Database.Update leaving(Shard shard, EmailAddress address, Instant at) {
    return row(
        Optional.of(shard),
        SqlLedger.leaving(shard.slot(), address, at),
        SqlLedger.subject(shard.slot(), address));
  }

  /** Returns the write of a row, if its shard is still owned; without one, in any case. */
  private static Database.Update row(Optional<Shard> owned, List<Object> values, Object subject) {
    List<Object> all = new ArrayList<>(values);
    all.add(owned.map(Shard::number));
    all.add(owned.map(Shard::epoch));
    return new Database.Update(WRITE, all, subject, true);
  }

  /** Takes state, code, status, reply and time of the values of a row, then its key. */
  private static List<Object> afterwards(List<Object> values) {
    return List.of(
        values.get(2),
        values.get(3),
        values.get(4),
        values.get(5),
        values.get(9),
        values.get(0),
        values.get(1));
  }
}
