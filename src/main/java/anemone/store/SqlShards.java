package anemone.store;

import anemone.deliver.Delivery;
import anemone.deliver.Shard;
import anemone.edition.Slot;
import anemone.run.Shards;
import anemone.run.StateInUseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shards in a PostgreSQL database. Who changes a row of {@code shards} waits for the commits
 * that hold it, so that a delivery is either recorded before a shard changes hands or not at all.
 */
final class SqlShards implements Shards {

  /** The name of the tasks of db-scheduler that work on shards. */
  static final String TASK = "shard";

  private static final String MILLISECONDS =
      "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private static final Duration WORKERS_KEPT = Duration.ofDays(1);

  /** Greater than every earlier one, also than those of rows that were deleted. */
  private static final String NEXT_EPOCH = "greatest(shards.epoch + 1, " + MILLISECONDS + ")";

  private static final String TAKE =
      "UPDATE shards SET state = 'taken', owner = ?, since = "
          + MILLISECONDS
          + ", epoch = "
          + NEXT_EPOCH
          + " WHERE slot = ? AND number = ? AND state IN ('open', 'taken')"
          + " RETURNING lowest, highest, due, everyone, epoch";

  /**
   * In the order of the list. What is picked belongs to a worker that has lost the shard; the
   * version keeps it off.
   */
  private static final String SCHEDULE =
      "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
          + " SELECT '"
          + TASK
          + "', slot || '#' || number, greatest(now(), to_timestamp(due / 1000.0)) + number *"
          + " interval '1 microsecond', false, 1 FROM shards WHERE slot = ? AND state = 'open' ON"
          + " CONFLICT (task_name, task_instance) DO UPDATE SET execution_time ="
          + " excluded.execution_time, picked = false, picked_by = NULL, last_heartbeat = NULL,"
          + " consecutive_failures = 0, version = scheduled_tasks.version + 1";

  /**
   * The addresses of a range of subscribers. As a list, they are looked up one by one; a join is
   * planned by what is known of the table, which is nothing while an edition is new, and reads all
   * of the edition.
   */
  private static final String AMONG =
      "= ANY (ARRAY(SELECT address FROM subscribers WHERE id BETWEEN ? AND ?))";

  private final Database database;
  private final Clock clock;

  SqlShards(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void plan(Slot slot, List<Range> ranges, Instant due, boolean everyone) {
    int unused =
        database.inTransaction(
            () -> {
              database.update("UPDATE shards SET state = 'done' WHERE slot = ?", slot);
              for (int i = 0; i < ranges.size(); i++) {
                Range range = ranges.get(i);
                database.add(
                    "INSERT INTO shards (slot, number, lowest, highest, members, due, everyone,"
                        + " state, epoch, owner, since, no_mail, trouble) VALUES (?, ?, ?, ?, ?, ?,"
                        + " ?, 'open', "
                        + MILLISECONDS
                        + ", '', "
                        + MILLISECONDS
                        + ", 0, '') ON CONFLICT (slot, number) DO UPDATE SET lowest ="
                        + " excluded.lowest, highest = excluded.highest, members ="
                        + " excluded.members, due = excluded.due, everyone = excluded.everyone,"
                        + " state = 'open', owner = '', since = excluded.since, no_mail = 0,"
                        + " trouble = '', epoch = "
                        + NEXT_EPOCH,
                    slot,
                    i,
                    range.lowest(),
                    range.highest(),
                    range.members(),
                    due,
                    everyone ? 1 : 0);
              }
              database.update(
                  "DELETE FROM shards WHERE state = 'done' AND (slot = ? OR slot IN"
                      + " (SELECT slot FROM editions WHERE closed IS NOT NULL))",
                  slot);
              return database.update(SCHEDULE, slot);
            });
  }

  @Override
  public Progress progress(Slot slot) {
    return database
        .first(
            "SELECT count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state ="
                + " 'taken'), count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state"
                + " = 'halted'), coalesce(sum(no_mail), 0), coalesce(max(trouble), '')"
                + " FROM shards WHERE slot = ?",
            row ->
                new Progress(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6)),
            slot)
        .orElseThrow();
  }

  @Override
  public boolean isActive(Slot slot) {
    return database.exists(
        "SELECT 1 FROM shards JOIN workers ON workers.name = shards.owner"
            + " WHERE shards.slot = ? AND workers.seen > "
            + MILLISECONDS
            + " - ? AND shards.state IN ('taken', 'halted') LIMIT 1",
        slot,
        SILENCE.toMillis());
  }

  @Override
  public Optional<Shard> take(Slot slot, int number, String worker) {
    return database.inTransaction(
        () -> {
          MovedState.requireHere(database);
          Optional<Shard> taken =
              database.first(TAKE, row -> shard(slot, number, row), worker, slot, number);
          taken.ifPresent(this::recover);
          return taken;
        });
  }

  private static Shard shard(Slot slot, int number, ResultSet row) throws SQLException {
    return new Shard(
        slot,
        number,
        row.getInt(1),
        row.getInt(2),
        ColumnValues.instant(row, 3),
        row.getInt(4) != 0,
        row.getLong(5));
  }

  private void recover(Shard shard) {
    database.update(
        SqlLedger.RECOVER + " AND address " + AMONG,
        Delivery.INTERRUPTED.text(),
        clock.instant(),
        shard.slot(),
        shard.first(),
        shard.last());
  }

  @Override
  public void release(Shard shard, String trouble) {
    database.update(
        "UPDATE shards SET state = CASE WHEN state = 'taken' THEN 'open' ELSE state END,"
            + " owner = '', trouble = ? WHERE slot = ? AND number = ? AND epoch = ?",
        trouble,
        shard.slot(),
        shard.number(),
        shard.epoch());
  }

  @Override
  public void finish(Shard shard, long noStory) {
    database.update(
        "UPDATE shards SET state = 'done', owner = '', trouble = '', no_mail = ?"
            + " WHERE slot = ? AND number = ? AND epoch = ?",
        noStory,
        shard.slot(),
        shard.number(),
        shard.epoch());
  }

  @Override
  public void undelivered(Slot slot, Consumer<Undelivered> each) {
    database.each(
        "SELECT subscribers.id, subscribers.address, subscribers.standing = 'active',"
            + " deliveries.state FROM subscribers LEFT JOIN deliveries ON deliveries.slot = ?"
            + " AND deliveries.address = subscribers.address"
            + " WHERE deliveries.state IS DISTINCT FROM 'accepted'",
        row ->
            each.accept(
                new Undelivered(
                    row.getInt(1),
                    ColumnValues.address(row, 2).domain(),
                    row.getBoolean(3),
                    row.getString(4) == null
                        ? Optional.empty()
                        : Optional.of(ColumnValues.state(row, 4)))),
        slot);
  }

  @Override
  public List<Delivery> deliveries(Shard shard) {
    return database.list(
        "SELECT state, code, status, reply, attempts, unknowns, first, last, address"
            + " FROM deliveries WHERE slot = ? AND address "
            + AMONG,
        row -> SqlLedger.delivery(shard.slot(), ColumnValues.address(row, 9), row),
        shard.slot(),
        shard.first(),
        shard.last());
  }

  @Override
  public void halt(Slot slot, Halt halt) {
    int unused =
        database.inTransaction(
            () -> {
              database.update(
                  "INSERT INTO halts (slot, domain, reason, worker, at) VALUES (?, ?, ?, ?, "
                      + MILLISECONDS
                      + ") ON CONFLICT (slot, domain) DO NOTHING",
                  slot,
                  halt.domain(),
                  halt.reason(),
                  halt.worker());
              return halt.domain().isEmpty()
                  ? database.update(
                      "UPDATE shards SET state = 'halted' WHERE slot = ?"
                          + " AND state IN ('open', 'taken')",
                      slot)
                  : 0;
            });
  }

  @Override
  public List<Halt> halts(Slot slot) {
    return database.list(
        "SELECT domain, reason, worker FROM halts WHERE slot = ? ORDER BY domain",
        row -> new Halt(row.getString(1), row.getString(2), row.getString(3)),
        slot);
  }

  @Override
  public void forgetHalts(Slot slot) {
    database.update("DELETE FROM halts WHERE slot = ?", slot);
  }

  @Override
  public void beat(Worker worker) {
    DatabaseClock.check(database, clock.instant());
    MovedState.requireHere(database);
    database.update(
        "INSERT INTO workers (name, since, seen, accepted, rate) VALUES (?, ?, "
            + MILLISECONDS
            + ", ?, ?) ON CONFLICT (name) DO UPDATE SET since = excluded.since, seen ="
            + " excluded.seen, accepted = excluded.accepted, rate = excluded.rate",
        worker.name(),
        worker.since(),
        worker.accepted(),
        worker.rate());
    // Again, since who moves a state notes that first, and looks for workers afterwards.
    try {
      MovedState.requireHere(database);
    } catch (StateException e) {
      leave(worker.name());
      throw e;
    }
    database.update("DELETE FROM workers WHERE seen < ?", now().minus(WORKERS_KEPT));
  }

  @Override
  public void leave(String worker) {
    database.update("DELETE FROM workers WHERE name = ?", worker);
    database.update("DELETE FROM pace_reserved WHERE worker = ?", worker);
  }

  @Override
  public List<Worker> workers() {
    return database.list(
        "SELECT name, since, seen, (SELECT count(*) FROM shards WHERE owner = workers.name AND"
            + " state = 'taken'), accepted, rate FROM workers ORDER BY name",
        row ->
            new Worker(
                row.getString(1),
                ColumnValues.instant(row, 2),
                ColumnValues.instant(row, 3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)));
  }

  /** Refuses a state that workers use. */
  void requireNoWorkers() {
    Instant alive = now().minus(SILENCE);
    if (workers().stream().anyMatch(worker -> worker.seen().isAfter(alive))) {
      throw new StateInUseException(
          "workers are running (anemone status); end them, then run again");
    }
  }

  /** Takes all shards from their workers, also from those that have told nothing for long. */
  void takeAll() {
    int unused =
        database.inTransaction(
            () ->
                database.update(
                    "UPDATE shards SET owner = '', epoch = "
                        + NEXT_EPOCH
                        + ", state = CASE WHEN state = 'taken' THEN 'open' ELSE state END"));
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(database.number("SELECT " + MILLISECONDS));
  }
}
