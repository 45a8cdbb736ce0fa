package anemone.cli;

import anemone.process.Host;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anemone subscribers}: checks the list; suppresses and restores addresses. */
@Command(
    name = "subscribers",
    mixinStandardHelpOptions = true,
    description = "Check, import and export subscribers; suppress, restore and forget addresses.",
    footer = {"", "Example: anemone subscribers check"})
final class SubscribersCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Returns the command with its subcommands. */
  static CommandLine with(Host host) {
    return new CommandLine(new SubscribersCommand())
        .addSubcommand(new SubscribersCheckCommand(host))
        .addSubcommand(new SubscribersImportCommand(host))
        .addSubcommand(new SubscribersExportCommand(host))
        .addSubcommand(new SubscribersAddCommand(host))
        .addSubcommand(new SubscribersRemoveCommand(host))
        .addSubcommand(new SubscribersShowCommand(host))
        .addSubcommand(new SubscribersForgetCommand(host))
        .addSubcommand(new SubscribersSuppressedCommand(host))
        .addSubcommand(new SubscribersSuppressCommand(host))
        .addSubcommand(new SubscribersRestoreCommand(host));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
