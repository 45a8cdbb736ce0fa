package anemone.store;

import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Reservation;
import anemone.deliver.Tally;
import anemone.deliver.Transport;
import anemone.edition.Slot;
import anemone.process.SecretRedactor;
import anemone.subscriber.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The ledger in a database. Records of several connections share a transaction; to be closed before
 * its database.
 */
public final class SqlLedger implements Ledger, AutoCloseable {

  /** A settled delivery stays as it is, and one that is leaving cannot leave again. */
  private static final String WRITE = write("VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  private static final String FIND =
      "SELECT state, code, status, reply, attempts, unknowns, first, last FROM deliveries"
          + " WHERE slot = ? AND address = ?";

  private static final Reply LEAVING = Reply.none("");

  /** What is being sent when its process is dead may have arrived. */
  static final String RECOVER =
      "UPDATE deliveries SET state = 'unknown', reply = ?, attempts = attempts + 1,"
          + " unknowns = unknowns + 1, last = ? WHERE slot = ? AND state = 'sending'";

  static final long LONGEST_LOG = 4 << 20;

  private static final int LARGEST_GROUP = 1000;

  /** How long a reservation may stay unwritten, so that the disk is asked once for many. */
  private static final Duration SOON = Duration.ofMillis(4);

  /** How long an answer, of which the log knows, may stay unwritten. */
  private static final Duration LATER = Duration.ofMillis(100);

  /**
   * Returns the statement that records a state.
   *
   * @param values the row
   */
  static String write(String values) {
    return "INSERT INTO deliveries (slot, address, state, code, status, reply, attempts, unknowns,"
        + " first, last) "
        + values
        + " ON CONFLICT (slot, address) DO UPDATE SET state = excluded.state,"
        + " code = excluded.code, status = excluded.status, reply = excluded.reply,"
        + " attempts = deliveries.attempts + excluded.attempts,"
        + " unknowns = deliveries.unknowns + excluded.unknowns, last = excluded.last"
        + " WHERE deliveries.state NOT IN ('accepted', 'refused')"
        + " AND NOT (deliveries.state = 'sending' AND excluded.state = 'sending')";
  }

  private final Database database;
  private final Optional<OutcomeLog> log;
  private final GroupCommit commits;
  private final Optional<Reservations> reservations;

  /** Held by who writes to the log and to the database, so that it is not emptied between them. */
  private final Object recording = new Object();

  /** The ledger of a database that is only looked at. */
  public SqlLedger(Database database) {
    this(database, Optional.empty());
  }

  /** The ledger of a database, with what a killed process left in the log. */
  public SqlLedger(Database database, OutcomeLog log) {
    this(database, Optional.of(log));
    LogReplay.into(database, log);
  }

  private SqlLedger(Database database, Optional<OutcomeLog> log) {
    this.database = database;
    this.log = log;
    this.commits = new GroupCommit(database, LARGEST_GROUP, () -> log.ifPresent(OutcomeLog::write));
    this.reservations =
        log.filter(OutcomeLog::outlivesTheProcess).map(l -> new Reservations(commits, l, LATER));
  }

  @Override
  public void plan(Slot slot, long planned) {
    database.update(
        "INSERT INTO delivery_plans (slot, planned) VALUES (?, ?)"
            + " ON CONFLICT (slot) DO UPDATE SET planned = excluded.planned",
        slot,
        planned);
  }

  @Override
  public long recover(Slot slot, Instant at) {
    return database.update(RECOVER, Delivery.INTERRUPTED.text(), at, slot);
  }

  @Override
  public Optional<Delivery> find(Slot slot, EmailAddress address) {
    return database.first(FIND, row -> delivery(slot, address, row), slot, name(address));
  }

  @Override
  public States states(Slot slot) {
    return DeliveryStates.read(database, slot);
  }

  @Override
  public void sending(Slot slot, EmailAddress address, Instant at) {
    beginSending(slot, address, at).await();
  }

  @Override
  public Transport.Leaving.Durable beginSending(Slot slot, EmailAddress address, Instant at) {
    CompletableFuture<Integer> write =
        commits.add(write(slot, address, leaving(slot, address, at)), Duration.ZERO);
    return () -> requireFirst(slot, write);
  }

  @Override
  public Reservation reserve(Slot slot, EmailAddress address, Instant at) {
    return reservations
        .map(
            all ->
                all.of(
                    slot,
                    address,
                    at,
                    () -> commits.add(write(slot, address, leaving(slot, address, at)), SOON),
                    write -> requireFirst(slot, write)))
        .orElseGet(() -> Ledger.super.reserve(slot, address, at));
  }

  private static void requireFirst(Slot slot, CompletableFuture<Integer> write) {
    if (durable(write) == 0) {
      throw new IllegalStateException(
          "a delivery of " + slot + " is leaving already, or was settled: nothing leaves twice");
    }
  }

  @Override
  public void record(Slot slot, EmailAddress address, Outcome outcome, Instant at) {
    synchronized (recording) {
      log.ifPresent(l -> l.add(slot, address, outcome.state(), outcome.reply(), at));
      // If this fails, so does every call after it that waits for the disk.
      var unused =
          commits.add(
              write(slot, address, values(slot, address, outcome.state(), outcome.reply(), 1, at)),
              LATER);
      log.filter(l -> l.size() > LONGEST_LOG).ifPresent(this::empty);
    }
  }

  @Override
  public void flush() {
    durable(commits.flush());
  }

  private void empty(OutcomeLog full) {
    flush();
    full.shorten();
  }

  @Override
  public Tally tally(Slot slot) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    database.each(
        "SELECT state, count(*) FROM deliveries WHERE slot = ? GROUP BY state UNION ALL"
            + " SELECT state, deliveries FROM delivery_totals WHERE slot = ?",
        row -> counts.merge(ColumnValues.state(row, 1), row.getLong(2), Long::sum),
        slot,
        slot);
    long written = counts.values().stream().mapToLong(Long::longValue).sum();
    long planned = database.number("SELECT planned FROM delivery_plans WHERE slot = ?", slot);
    counts.put(State.PENDING, Math.max(0, planned - written));
    return new Tally(counts);
  }

  @Override
  public long acceptedSince(Instant since) {
    return database.number(
        "SELECT (SELECT count(*) FROM deliveries WHERE state = 'accepted' AND last >= ?) + (SELECT"
            + " coalesce(sum(deliveries), 0) FROM delivery_totals WHERE state = 'accepted' AND last"
            + " >= ?)",
        since,
        since);
  }

  /** Commits what was recorded, and ends. */
  @Override
  public void close() {
    commits.close();
    if (commits.isWhole()) {
      log.filter(l -> !l.hasReservations()).ifPresent(OutcomeLog::clear);
    }
    log.ifPresent(OutcomeLog::close);
  }

  private static Database.Update write(Slot slot, EmailAddress address, List<Object> values) {
    return new Database.Update(WRITE, values, subject(slot, address));
  }

  /** What the record of a delivery is about. */
  static Object subject(Slot slot, EmailAddress address) {
    return List.of(slot, address.key());
  }

  /** Returns the values of a delivery that is about to be sent. */
  static List<Object> leaving(Slot slot, EmailAddress address, Instant at) {
    return values(slot, address, State.SENDING, LEAVING, 0, at);
  }

  static List<Object> values(
      Slot slot, EmailAddress address, State state, Reply reply, int attempts, Instant at) {
    return List.of(
        slot,
        name(address),
        state.word(),
        reply.code(),
        reply.status(),
        SecretRedactor.from(reply.text()),
        attempts,
        state == State.UNKNOWN ? 1 : 0,
        at,
        at);
  }

  /** What stands for an address. */
  private static String name(EmailAddress address) {
    return address.key();
  }

  static int durable(CompletableFuture<Integer> write) {
    try {
      return write.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StateException failure) {
        throw failure.again();
      }
      throw e;
    }
  }

  static Delivery delivery(Slot slot, EmailAddress address, ResultSet row) throws SQLException {
    return new Delivery(
        slot,
        address,
        ColumnValues.state(row, 1),
        new Reply(row.getInt(2), row.getString(3), row.getString(4)),
        row.getInt(5),
        row.getInt(6),
        ColumnValues.instant(row, 7),
        ColumnValues.instant(row, 8));
  }
}
