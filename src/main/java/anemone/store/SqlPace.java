package anemone.store;

import anemone.deliver.SharedPace;
import java.time.Duration;

/** The rate limits of all workers, by the clock of a PostgreSQL database. */
final class SqlPace implements SharedPace {

  private static final String MICROSECONDS =
      "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

  private static final long DAY = Duration.ofHours(24).toMillis();

  /** Reservations of a worker that has told nothing for so long are free again. */
  private static final long RESERVED = Duration.ofMinutes(2).toMillis();

  private static final String RESERVE =
      "INSERT INTO pace (key, free) VALUES (?, "
          + MICROSECONDS
          + " + ?) ON CONFLICT (key) DO UPDATE SET free = greatest(pace.free, "
          + MICROSECONDS
          + ") + ? RETURNING greatest(0, free - ? - "
          + MICROSECONDS
          + ")";

  private static final String ACCEPTED =
      "SELECT (SELECT count(*) FROM deliveries WHERE state = 'accepted' AND last >= now.ms - ?)"
          + " + (SELECT coalesce(sum(deliveries), 0) FROM delivery_totals WHERE state = 'accepted'"
          + " AND last >= now.ms - ?)"
          + " + (SELECT coalesce(sum(messages), 0) FROM pace_reserved WHERE worker <> ? AND at >="
          + " now.ms - ?)"
          + " FROM (SELECT "
          + MICROSECONDS
          + " / 1000 AS ms) AS now";

  private final Database database;
  private final String worker;

  /**
   * The limits.
   *
   * @param worker the name of the worker that sends by them
   */
  SqlPace(Database database, String worker) {
    this.database = database;
    this.worker = worker;
  }

  @Override
  public Duration reserve(String key, int turns, Duration interval) {
    long length = interval.multipliedBy(turns).toNanos() / 1_000;
    return Duration.ofNanos(1_000 * database.number(RESERVE, key, length, length, length));
  }

  @Override
  public long day(long limit, long held, long wanted) {
    return database.inTransaction(
        () -> {
          long used = held + database.number(ACCEPTED, DAY, DAY, worker, RESERVED);
          long granted = Math.max(0, Math.min(wanted, limit - used));
          database.update(
              "INSERT INTO pace_reserved (worker, messages, at) VALUES (?, ?, "
                  + MICROSECONDS
                  + " / 1000) ON CONFLICT (worker) DO UPDATE SET messages = excluded.messages, at ="
                  + " excluded.at",
              worker,
              held + granted);
          return granted;
        });
  }
}
