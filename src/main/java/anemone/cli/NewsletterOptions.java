package anemone.cli;

import anemone.process.Logging;
import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that works on a newsletter. */
final class NewsletterOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The settings (default: newsletter.yaml in this folder).")
  private Path config = Path.of("newsletter.yaml");

  /** The format of the log. */
  enum LogFormat {
    /** Text lines. */
    TEXT,
    /** One JSON object per line. */
    JSON
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log progress to standard error.")
  void verbose(boolean on) {
    if (on) {
      Logging.level("anemone", Level.INFO);
    }
  }

  @Option(
      names = "--log-level",
      paramLabel = "PACKAGE=LEVEL",
      description = "Set the log level of a package, such as anemone.collect=debug.")
  void levels(@Nullable List<String> levels) {
    for (String each : levels == null ? List.<String>of() : levels) {
      int equals = each.indexOf('=');
      @Nullable Level level = Level.toLevel(each.substring(equals + 1), null);
      if (level == null || equals == 0) {
        throw new ParameterException(
            command.commandLine(),
            each + " is not a package and level such as anemone.collect=debug");
      }
      Logging.level(equals < 0 ? "ROOT" : each.substring(0, equals), level);
    }
  }

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "The log format: text or json (default: text).")
  void format(@Nullable LogFormat format) {
    if (format == LogFormat.JSON) {
      Logging.json();
    }
  }

  Path config() {
    return config;
  }
}
