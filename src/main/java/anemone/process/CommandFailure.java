package anemone.process;

/** Thrown if a command cannot continue; the message says what happened and what to do. */
public class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** A failure with an exit code. */
  public CommandFailure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** A failure with an exit code and a cause. */
  public CommandFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The exit code. */
  public final ExitCode code() {
    return code;
  }
}
