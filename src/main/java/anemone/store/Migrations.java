package anemone.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The numbered steps that bring a database from any earlier version to this program's; SQLite's
 * {@code user_version} holds the number of the last one.
 */
final class Migrations {

  /** The numbers of the steps, in their order: each has a file of that number. */
  static final List<Integer> STEPS =
      List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22);

  private static final int CURRENT = STEPS.get(STEPS.size() - 1);

  private Migrations() {}

  /** Takes the steps that are missing. */
  static void bringUpToDate(Connection connection) throws SQLException {
    int version = version(connection);
    for (int step : STEPS) {
      if (step > version) {
        take(step, connection);
      }
    }
    requireCurrent(connection);
  }

  /** Takes one step, in a transaction: a database has all of it, or nothing. */
  static void take(int step, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements("sqlite", step)) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version = " + step);
      connection.commit();
    } catch (SQLException e) {
      undo(connection, e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /** Rolls back; fails harmlessly if SQLite has done so already, as on a full disk. */
  private static void undo(Connection connection, SQLException reason) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Whether a database has this program's version, and not an earlier one. */
  static boolean isCurrent(Connection connection) throws SQLException {
    if (version(connection) > CURRENT) {
      requireCurrent(connection);
    }
    return version(connection) == CURRENT;
  }

  /** Refuses a database of another version than this program's. */
  static void requireCurrent(Connection connection) throws SQLException {
    requireCurrent(version(connection), CURRENT);
  }

  /** Refuses a version of a database that is not the current one. */
  static void requireCurrent(int version, int current) throws SQLException {
    if (version != current) {
      throw new SQLException(
          "it has version "
              + version
              + " and this program writes version "
              + current
              + (version > current
                  ? "; use the newer program that wrote it"
                  : "; any command that writes, such as collect, brings it up to date"));
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Returns the statements of a step. */
  static String[] statements(String folder, int step) {
    String name = folder + "/%03d.sql".formatted(step);
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\\s*(\n|$)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
