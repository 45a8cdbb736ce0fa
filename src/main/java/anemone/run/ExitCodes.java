package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.TemplateProblem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Maps failures to exit codes. */
public final class ExitCodes {

  private ExitCodes() {}

  /** Returns the exit code of a failure; {@link ExitCode#DEFECT} for an unexpected one. */
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
