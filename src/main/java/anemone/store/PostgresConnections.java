package anemone.store;

import anemone.deliver.Sleeper;
import anemone.run.StateInUseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Opens a PostgreSQL database in the ways in which a state is used: for a question, for reading,
 * beside the process that writes, or as that process.
 *
 * @param server the database
 * @param clock the time
 * @param pause waits for the process that writes
 */
record PostgresConnections(PostgresServer server, Clock clock, Sleeper pause) {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /** A question to the database. */
  interface Question<T> {
    T answer(Connection connection) throws SQLException;
  }

  /**
   * Asks a question over a connection of its own.
   *
   * @param what the action, for the message of a failure
   */
  <T> T ask(String what, Question<T> question) {
    Connection connection = connect();
    try (connection) {
      return question.answer(connection);
    } catch (SQLException e) {
      throw failure(what, connection, e);
    }
  }

  /** Opens the database for reading only; one without a state appears empty. */
  Database look() {
    Connection connection = connect();
    try {
      if (PostgresMigrations.version(connection) == 0) {
        connection.close();
        return DatabaseFile.empty();
      }
      PostgresMigrations.requireCurrent(connection);
      PostgresDialect.run(connection, "SET default_transaction_read_only = on");
      return database(connection);
    } catch (SQLException e) {
      throw failure("read", connection, e);
    }
  }

  /** Opens the database beside the process that writes. */
  Database beside() {
    Connection connection = connect();
    try {
      PostgresMigrations.requireCurrent(connection);
      return database(connection);
    } catch (SQLException e) {
      throw failure("open", connection, e);
    }
  }

  /** Opens the database without a look at what is in it. */
  Database unchecked() {
    return database(connect());
  }

  /** Opens the database over several connections. */
  Database pool(Duration patience) {
    return new Database(server.pool(patience), PostgresDialect.INSTANCE, server.shown());
  }

  /**
   * Opens the database as the process that writes, and brings it up to date.
   *
   * @param patience how long to wait for another process that writes
   */
  Database locked(Duration patience) {
    Connection connection = withLock(patience);
    try {
      PostgresMigrations.bringUpToDate(connection);
      return database(connection);
    } catch (SQLException e) {
      throw failure("open", connection, e);
    }
  }

  private Connection withLock(Duration patience) {
    Instant end = clock.instant().plus(patience);
    Connection connection = connect();
    while (true) {
      try {
        PostgresLock.take(connection);
        return connection;
      } catch (SQLException e) {
        throw failure("open", connection, e);
      } catch (StateInUseException e) {
        try {
          if (!clock.instant().isBefore(end)) {
            close(connection, e);
            throw e;
          }
          pause.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          close(connection, e);
          throw e;
        }
      }
    }
  }

  private Database database(Connection connection) {
    return new Database(
        new OneSession(new Session(connection), PostgresLock.RELEASE),
        PostgresDialect.INSTANCE,
        server.shown());
  }

  private Connection connect() {
    try {
      Connection connection = server.connect(PostgresServer.PATIENCE);
      try {
        if (connection.getSchema() == null) {
          throw new SQLException(
              "the schema of its search path does not exist; create it with CREATE SCHEMA");
        }
        return connection;
      } catch (SQLException e) {
        throw failure("open", connection, e);
      }
    } catch (SQLException e) {
      throw StateException.unable("open the database " + server.shown(), e);
    }
  }

  private StateException failure(String what, Connection connection, SQLException e) {
    close(connection, e);
    return StateException.unable(what + " the state in " + server.shown(), e);
  }

  private static void close(Connection connection, Exception reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
