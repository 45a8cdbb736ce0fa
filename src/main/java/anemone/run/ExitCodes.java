package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.TemplateProblem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The exit code that each kind of failure ends a command with. */
public final class ExitCodes {

  private ExitCodes() {}

  /** The exit code of a failure; {@link ExitCode#DEFECT} for one that should not happen. */
  public static ExitCode of(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.code();
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return ExitCode.STATE;
    }
    return failure instanceof TemplateProblem ? ExitCode.BAD_DATA : ExitCode.DEFECT;
  }
}
