package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.TemplateProblem;
import anemone.store.StateException;
import anemone.store.StateLock;
import java.util.Map;
import java.util.Optional;

/** The exit code that each kind of failure ends a command with. */
public final class ExitCodes {
  /** The exit code of a defect of this program. */
  public static final int DEFECT = 70;

  private static final Map<Class<?>, ExitCode> CODES =
      Map.of(
          TemplateProblem.class, ExitCode.BAD_DATA,
          StateException.class, ExitCode.STATE,
          StateLock.TakenException.class, ExitCode.TRY_AGAIN);

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
    return Optional.ofNullable(CODES.get(failure.getClass()));
  }
}
