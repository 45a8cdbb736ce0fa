package anemone.cli;

import anemone.process.Host;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anemone sources}: checks, adds, imports and exports sources. */
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = "Check and add sources; import and export them as OPML.",
    footer = {"", "Example: anemone sources check"})
final class SourcesCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Returns the command with its subcommands. */
  static CommandLine with(Host host) {
    return new CommandLine(new SourcesCommand())
        .addSubcommand(new SourcesCheckCommand(host))
        .addSubcommand(new SourcesAddCommand(host))
        .addSubcommand(new SourcesImportCommand(host))
        .addSubcommand(new SourcesExportCommand(host));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
