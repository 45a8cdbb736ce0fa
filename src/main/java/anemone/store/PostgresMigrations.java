package anemone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The numbered steps that bring a schema of PostgreSQL from any earlier version to this program's.
 * Their numbers are those of {@link Migrations}; the first one creates what SQLite has after the
 * same number. The table {@code schema_version} holds the number of the last one.
 */
final class PostgresMigrations {

  /** The numbers of the steps, in their order: each has a file of that number. */
  static final List<Integer> STEPS = List.of(18, 19, 20, 21, 22);

  private static final int CURRENT = STEPS.get(STEPS.size() - 1);

  private PostgresMigrations() {}

  /** Takes the steps that are missing, in one transaction. */
  static void bringUpToDate(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_advisory_xact_lock("
              + PostgresLock.WRITING
              + ", "
              + PostgresLock.OF_SCHEMA
              + ")");
      int version = version(connection);
      if (version < CURRENT) {
        statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version bigint NOT NULL)");
        for (int step : STEPS) {
          if (step > version) {
            for (String sql : Migrations.statements("postgresql", step)) {
              statement.execute(sql);
            }
          }
        }
        statement.execute("DELETE FROM schema_version");
        statement.execute("INSERT INTO schema_version (version) VALUES (" + CURRENT + ")");
      }
      connection.commit();
    } catch (SQLException e) {
      try {
        connection.rollback();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
    requireCurrent(connection);
  }

  /** Refuses a schema of another version than this program's. */
  static void requireCurrent(Connection connection) throws SQLException {
    Migrations.requireCurrent(version(connection), CURRENT);
  }

  /** Whether a schema has this program's version, and not an earlier one. */
  static boolean isCurrent(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > CURRENT) {
      Migrations.requireCurrent(version, CURRENT);
    }
    return version == CURRENT;
  }

  /** Returns the version of the current schema; 0 if it has no state. */
  static int version(Connection connection) throws SQLException {
    try (PreparedStatement exists =
            connection.prepareStatement(
                "SELECT 1 FROM pg_tables WHERE schemaname = current_schema()"
                    + " AND tablename = 'schema_version'");
        ResultSet found = exists.executeQuery()) {
      if (!found.next()) {
        return 0;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(version) FROM schema_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
