package anemone.store;

import anemone.process.Plurals;
import anemone.run.StateInUseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The lock for writing the state in a schema of PostgreSQL, held by one process at a time: an
 * advisory lock of the session that writes, so that whoever has lost the lock has lost the
 * connection, and can write no more.
 */
final class PostgresLock {

  /** The lock of a transaction that must not see the work of another half done. */
  static final int WRITING = 1_634_624_877;

  /** The other half of the locks' keys: the schema. */
  static final String OF_SCHEMA = "hashtext(current_schema())";

  /** The lock of the process that writes the state. */
  private static final int RUNNING = WRITING + 1;

  /**
   * Releases it. The server would do so too when it notices that the connection is closed, which is
   * too late for a process that starts at once.
   */
  static final String RELEASE = "SELECT pg_advisory_unlock_all()";

  private static final String HOLDER =
      "SELECT a.application_name, a.client_addr, extract(epoch FROM now() - a.backend_start) FROM"
          + " pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND"
          + " l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname ="
          + " current_database()) AND l.classid::bigint = "
          + RUNNING
          + " AND l.objid::bigint = "
          + OF_SCHEMA
          + "::bigint & 4294967295";

  private PostgresLock() {}

  /**
   * Takes the lock for as long as the connection is open.
   *
   * @throws StateInUseException if another process holds it; the message names that process
   */
  static void take(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT pg_try_advisory_lock(" + RUNNING + ", " + OF_SCHEMA + ")")) {
        if (row.next() && row.getBoolean(1)) {
          return;
        }
      }
      try (ResultSet row = statement.executeQuery(HOLDER)) {
        throw new StateInUseException(
            (row.next() ? holder(row) : "another process")
                + " is working on this newsletter; run again, or wait for it with run --wait 10m");
      }
    }
  }

  private static String holder(ResultSet row) throws SQLException {
    String name = String.valueOf(row.getString(1));
    String program = name.startsWith(PostgresServer.NAME) ? name : "another program";
    Duration age = Duration.ofSeconds(row.getLong(3));
    return program + ", for " + Plurals.time(age) + ",";
  }
}
