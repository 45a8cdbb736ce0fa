package anemone.doctor;

import anemone.process.ExitCode;

/**
 * The result of one check of {@code anemone doctor}.
 *
 * @param check the name of the check
 * @param level the level
 * @param what the observation, and what to do if something is wrong
 * @param code the exit code that a run would have because of it
 */
public record CheckResult(String check, Level level, String what, ExitCode code) {

  /** The level of a result. */
  public enum Level {
    /** No problem. */
    OK,
    /** It works, but should be improved. */
    WARN,
    /** It does not work. */
    FAIL
  }

  public static CheckResult ok(String check, String what) {
    return new CheckResult(check, Level.OK, what, ExitCode.OK);
  }

  public static CheckResult warn(String check, String what) {
    return new CheckResult(check, Level.WARN, what, ExitCode.OK);
  }

  public static CheckResult fail(String check, String what, ExitCode code) {
    return new CheckResult(check, Level.FAIL, what, code);
  }

  @Override
  public String toString() {
    return "%-4s %s: %s".formatted(level, check, what);
  }
}
