package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.TemplateProblem;
import java.util.Optional;

/** The exit code that each kind of failure ends a command with. */
public final class ExitCodes {
  /** The exit code of a defect of this program. */
  public static final int DEFECT = 70;

  private ExitCodes() {}

  /** The number that a failure ends a command with. */
  public static int exitCode(Exception failure) {
    return of(failure).map(ExitCode::number).orElse(DEFECT);
  }

  /** The exit code that a failure ends a command with; none for a defect. */
  public static Optional<ExitCode> of(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return Optional.of(known.code());
    }
    return failure instanceof TemplateProblem ? Optional.of(ExitCode.BAD_DATA) : Optional.empty();
  }
}
