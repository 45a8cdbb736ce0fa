package anemone.store;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import java.io.IOException;
import java.sql.SQLException;

/** Thrown if the state cannot be read or written; the message says what to do. */
public final class StateException extends CommandFailure {

  private static final long serialVersionUID = 1L;

  /** Result codes of SQLite; the higher bits of an extended one say more. */
  private static final int PRIMARY = 0xff;

  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int IO = 10;
  private static final int FULL = 13;

  StateException(String message) {
    super(ExitCode.STATE, message);
  }

  StateException(String message, Throwable cause) {
    this(ExitCode.STATE, message, cause);
  }

  private StateException(ExitCode code, String message, Throwable cause) {
    super(code, message, cause);
  }

  /** Returns a failure for another thread, with that of the first as its cause. */
  StateException again() {
    return new StateException(code(), String.valueOf(getMessage()), this);
  }

  /**
   * A failure of the database; of a server that is lost, one after which to run again.
   *
   * @param what what is impossible, such as "write the state"
   */
  static StateException unable(String what, SQLException e) {
    return ServerFailure.isLost(e)
        ? new StateException(
            ExitCode.TRY_AGAIN,
            "unable to "
                + what
                + ": the database does not answer ("
                + ServerFailure.why(e)
                + "); nothing new was begun. Run again when it is back",
            e)
        : new StateException("unable to " + what + ": " + why(e), e);
  }

  /** Describes a failure of the database, with what to do. */
  static String why(SQLException e) {
    if (e.getSQLState() != null) {
      return ServerFailure.why(e);
    }
    String message = String.valueOf(e.getMessage());
    return switch (e.getErrorCode() & PRIMARY) {
      case BUSY, LOCKED -> "another program has the database locked; close it and run again";
      case FULL ->
          "the disk is full; free some space and run again, nothing written so far is lost";
      case READ_ONLY -> "the database is read-only; check its permissions and file system";
      case IO -> message + "; check the disk: it may be full or failing";
      default -> message;
    };
  }

  /** Describes a failure of the file system. */
  static String why(IOException e) {
    return FileFailure.why(e);
  }
}
