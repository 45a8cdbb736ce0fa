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
import anemone.subscriber.EmailAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
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
  private static final String WRITE =
      "INSERT INTO deliveries (slot, address, state, code, status, reply, attempts, first, last)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (slot, address) DO UPDATE SET state = excluded.state,"
          + " code = excluded.code, status = excluded.status, reply = excluded.reply,"
          + " attempts = deliveries.attempts + excluded.attempts, last = excluded.last"
          + " WHERE deliveries.state NOT IN ('accepted', 'refused')"
          + " AND NOT (deliveries.state = 'sending' AND excluded.state = 'sending')";

  private static final String FIND =
      "SELECT state, code, status, reply, attempts, first, last FROM deliveries"
          + " WHERE slot = ? AND address = ?";

  private static final Reply LEAVING = Reply.none("");
  private static final Reply NO_ANSWER = Reply.none("the program ended before the server answered");

  /** What was reserved and has not left, nor ever did. */
  static final String RELEASE =
      "DELETE FROM deliveries WHERE slot = ? AND address = ? AND state = 'sending'"
          + " AND attempts = 0";

  private static final long LONGEST_LOG = 4 << 20;

  /** How long a reservation may stay unwritten, so that the disk is asked once for many. */
  private static final Duration SOON = Duration.ofMillis(4);

  /** How long an answer, of which the log knows, may stay unwritten. */
  private static final Duration LATER = Duration.ofMillis(100);

  private final Database database;
  private final Optional<OutcomeLog> log;
  private final GroupCommit commits;

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
    this.commits = new GroupCommit(database, () -> log.ifPresent(OutcomeLog::write));
  }

  @Override
  public void plan(Slot slot, long planned) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO delivery_plans (slot, planned) VALUES (?, ?)"
                      + " ON CONFLICT (slot) DO UPDATE SET planned = excluded.planned")) {
            insert.setString(1, slot.label());
            insert.setLong(2, planned);
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public long recover(Slot slot, Instant at) {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE deliveries SET state = 'unknown', reply = ?, attempts = attempts + 1,"
                      + " last = ? WHERE slot = ? AND state = 'sending'")) {
            update.setString(1, NO_ANSWER.text());
            update.setLong(2, at.toEpochMilli());
            update.setString(3, slot.label());
            return (long) update.executeUpdate();
          }
        });
  }

  @Override
  public Optional<Delivery> find(Slot slot, EmailAddress address) {
    return database.reading(
        connection -> {
          PreparedStatement query = database.kept(FIND);
          query.setString(1, slot.label());
          query.setString(2, name(address));
          try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(delivery(slot, address, row)) : Optional.empty();
          }
        });
  }

  @Override
  public States states(Slot slot) {
    return database.reading(connection -> DeliveryStates.read(connection, slot));
  }

  @Override
  public void sending(Slot slot, EmailAddress address, Instant at) {
    beginSending(slot, address, at).await();
  }

  @Override
  public Transport.Leaving.Durable beginSending(Slot slot, EmailAddress address, Instant at) {
    CompletableFuture<Integer> write =
        commits.add(WRITE, parameters(slot, address, State.SENDING, LEAVING, 0, at), Duration.ZERO);
    return () -> requireFirst(slot, write);
  }

  @Override
  public Reservation reserve(Slot slot, EmailAddress address, Instant at) {
    if (!log.map(OutcomeLog::outlivesTheProcess).orElse(false)) {
      return Ledger.super.reserve(slot, address, at);
    }
    OutcomeLog vouching = log.orElseThrow();
    vouching.reserved(slot, address, at);
    CompletableFuture<Integer> write =
        commits.add(WRITE, parameters(slot, address, State.SENDING, LEAVING, 0, at), SOON);
    return new Reservation() {
      @Override
      public boolean isReady() {
        return write.isDone();
      }

      @Override
      public Durable begin() {
        return () -> {
          if (!write.isDone()) {
            commits.hurry();
          }
          requireFirst(slot, write);
          vouching.leaving(slot, address, at);
        };
      }

      @Override
      public void release() {
        var unused = commits.add(RELEASE, statement -> name(statement, slot, address), LATER);
        vouching.released(slot, address);
      }
    };
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
              WRITE, parameters(slot, address, outcome.state(), outcome.reply(), 1, at), LATER);
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
    return database.reading(
        connection -> {
          Map<State, Long> counts = new EnumMap<>(State.class);
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT state, count(*) FROM deliveries WHERE slot = ? GROUP BY state")) {
            query.setString(1, slot.label());
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                counts.put(state(rows.getString(1)), rows.getLong(2));
              }
            }
          }
          long written = counts.values().stream().mapToLong(Long::longValue).sum();
          try (PreparedStatement query =
              connection.prepareStatement("SELECT planned FROM delivery_plans WHERE slot = ?")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              long planned = row.next() ? row.getLong(1) : 0;
              counts.put(State.PENDING, Math.max(0, planned - written));
            }
          }
          return new Tally(counts, 0);
        });
  }

  @Override
  public long acceptedSince(Instant since) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT count(*) FROM deliveries WHERE state = 'accepted' AND last >= ?")) {
            query.setLong(1, since.toEpochMilli());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  /** When the last delivery of an edition was accepted, if one was. */
  public Optional<Instant> lastAccepted(Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT max(last) FROM deliveries WHERE slot = ? AND state = 'accepted'")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              long at = row.next() ? row.getLong(1) : 0;
              return at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
            }
          }
        });
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

  private static GroupCommit.Parameters parameters(
      Slot slot, EmailAddress address, State state, Reply reply, int attempts, Instant at) {
    return statement -> {
      name(statement, slot, address);
      statement.setString(3, state.word());
      statement.setInt(4, reply.code());
      statement.setString(5, reply.status());
      statement.setString(6, reply.text());
      statement.setInt(7, attempts);
      statement.setLong(8, at.toEpochMilli());
      statement.setLong(9, at.toEpochMilli());
    };
  }

  private static void name(PreparedStatement statement, Slot slot, EmailAddress address)
      throws SQLException {
    statement.setString(1, slot.label());
    statement.setString(2, name(address));
  }

  /** What stands for an address; the database itself sees no letter case within ASCII. */
  private static String name(EmailAddress address) {
    return address.isAscii() ? address.toString() : address.key();
  }

  private static int durable(CompletableFuture<Integer> write) {
    try {
      return write.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StateException failure) {
        throw new StateException(String.valueOf(failure.getMessage()), failure);
      }
      throw e;
    }
  }

  private static Delivery delivery(Slot slot, EmailAddress address, ResultSet row)
      throws SQLException {
    return new Delivery(
        slot,
        address,
        state(row.getString(1)),
        new Reply(row.getInt(2), row.getString(3), row.getString(4)),
        row.getInt(5),
        Instant.ofEpochMilli(row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)));
  }

  private static State state(String word) throws SQLException {
    return State.of(word).orElseThrow(() -> new SQLException("no state of a delivery: " + word));
  }
}
