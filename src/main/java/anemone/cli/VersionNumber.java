package anemone.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its archive states it. */
final class VersionNumber implements IVersionProvider {

  /** {@code 0.1.0}, or {@code development} outside an archive. */
  static String number() {
    return Optional.ofNullable(VersionNumber.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** What {@code --version} prints. */
  static String line() {
    return "anemone " + number();
  }

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }
}
