package anemone.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;

/** The state cannot be read or written; the message says what to look at. */
public final class StateException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** Result codes of SQLite; the higher bits of an extended one say more. */
  private static final int PRIMARY = 0xff;

  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int IO = 10;
  private static final int FULL = 13;

  StateException(String message) {
    super(message);
  }

  StateException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure of the database means, in words, with what to do. */
  static String why(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.getErrorCode() & PRIMARY) {
      case BUSY, LOCKED -> "another program has the database locked; close it and run again";
      case FULL -> "the disk is full; make room and run again, nothing that is written is lost";
      case READ_ONLY -> "the database is read-only; look at its permissions and its file system";
      case IO -> message + "; look at the disk: it may be full or failing";
      default -> message;
    };
  }

  /** What a failure of the file system means, in words. */
  static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
