package anemone.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;

/**
 * Describes failures of PostgreSQL by their SQLSTATE (PostgreSQL documentation, appendix A), which
 * SQLite's driver does not set.
 */
final class ServerFailure {

  /** Connections that are impossible, broken or ended by an administrator. */
  private static final Map<String, String> LOST =
      Map.of(
          "57P01", "it was shut down",
          "57P02", "it crashed",
          "57P03", "it is starting",
          "53300", "it has too many connections",
          "25P03", "it ended the connection");

  private static final Map<String, String> ADVICE =
      Map.of(
          "28P01", "it refuses the password; check store.user and store.password",
          "28000", "it refuses the user; check store.user, and pg_hba.conf on the server",
          "3D000", "it has no such database; create it with createdb",
          "42501", "the user may not do this; grant it the rights on the schema",
          "53100", "the disk of the database is full; free some space and run again",
          "55P03", "another program writes the state; run again",
          "25006", "the database is read-only; name its primary server");

  private ServerFailure() {}

  /** Whether the server, or the connection to it, is lost. */
  static boolean isLost(SQLException e) {
    // A pool that has waited in vain for a connection may know no state.
    return e instanceof SQLTransientConnectionException
        || state(e).filter(s -> s.startsWith("08") || LOST.containsKey(s)).isPresent();
  }

  /** Whether a transaction was undone since it and another one waited for each other. */
  static boolean isDeadlock(SQLException e) {
    return state(e).filter("40P01"::equals).isPresent();
  }

  /** Describes a failure, on one line. */
  static String why(SQLException e) {
    String known =
        state(e).flatMap(s -> Optional.ofNullable(LOST.getOrDefault(s, ADVICE.get(s)))).orElse("");
    return known.isEmpty() ? firstLine(e) : known;
  }

  /** The SQLSTATE of an exception or of the cause that a pool wraps. */
  private static Optional<String> state(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }

  private static String firstLine(SQLException e) {
    Throwable told = e;
    while (told.getCause() instanceof SQLException cause) {
      told = cause;
    }
    return String.valueOf(told.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^(ERROR|FATAL): +", "");
  }
}
