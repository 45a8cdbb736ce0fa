package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anemone config}: shows the settings. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Show the settings and their origins.",
    synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {

  @Spec private CommandSpec spec;

  private ConfigCommand() {}

  /** Returns the command with its subcommand. */
  static CommandLine with(Host host) {
    return new CommandLine(new ConfigCommand()).addSubcommand(new Show(host));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: show");
  }

  /** {@code anemone config show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print every setting with its value; secrets are masked.",
      footer = {"", "Example: anemone config show --origin"})
  static final class Show implements Callable<Integer> {

    private final Host host;

    @Mixin private NewsletterOptions options;

    @Option(
        names = "--origin",
        description =
            "Also print the origin of each setting: a line of the file, an environment variable, or"
                + " the default.")
    private boolean origin;

    Show(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() {
      Settings.origins(host, options.config())
          .forEach(
              s ->
                  host.out()
                      .println(
                          s.path()
                              + ": "
                              + s.value().replace("\n", "\\n")
                              + (origin ? "    # " + s.origin() : "")));
      return ExitCode.OK.number();
    }
  }
}
