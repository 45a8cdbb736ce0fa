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
    description = "Check the subscriber list; suppress and restore addresses.",
    footer = {"", "Example: anemone subscribers check"})
final class SubscribersCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Returns the command with its subcommands. */
  static CommandLine with(Host host) {
    return new CommandLine(new SubscribersCommand())
        .addSubcommand(new SubscribersCheckCommand(host))
        .addSubcommand(new SubscribersSuppressedCommand(host))
        .addSubcommand(new SubscribersSuppressCommand(host))
        .addSubcommand(new SubscribersRestoreCommand(host));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "missing command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
