package anemone.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;

/** The state cannot be read or written; the message says what to look at. */
public final class StateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StateException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure of the file system means, in words. */
  static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
