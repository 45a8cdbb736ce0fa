package anemone.doctor;

import anemone.process.ExitCode;

/**
 * What one check of {@code anemone doctor} found.
 *
 * @param check what was looked at
 * @param level how it is
 * @param what what was seen, and what to do where something is to be done
 * @param code what a run would end with on account of it
 */
public record CheckResult(String check, Level level, String what, ExitCode code) {

  /** How it is. */
  public enum Level {
    /** All is well. */
    OK,
    /** It works, and could be better. */
    WARN,
    /** It does not work. */
    FAIL
  }

  public static CheckResult ok(String check, String what) {
    return new CheckResult(check, Level.OK, what, ExitCode.OK);
  }

  static CheckResult warn(String check, String what) {
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
