package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;

/** Thrown if another process writes the state; the message names it. */
public final class StateInUseException extends CommandFailure {

  private static final long serialVersionUID = 1L;

  /** The failure with its message. */
  public StateInUseException(String message) {
    super(ExitCode.TRY_AGAIN, message);
  }
}
