package anemone.cli;

/** A command cannot go on: the message says what happened and what to do. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  CommandFailure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  CommandFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
