package anemone.process;

import java.util.Optional;

/** The version of the program, from the manifest of its archive. */
public final class VersionNumber {

  /** {@code 0.1.0}, or {@code development} outside an archive. */
  public static String number() {
    return Optional.ofNullable(VersionNumber.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Returns the output of {@code --version}. */
  public static String line() {
    return "anemone " + number();
  }

  private VersionNumber() {}
}
