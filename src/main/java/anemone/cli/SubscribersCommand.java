package anemone.cli;

import anemone.process.Host;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anemone subscribers}: looks at the list, and at those who must get nothing more. */
@Command(
    name = "subscribers",
    mixinStandardHelpOptions = true,
    description = "Check the subscriber list; suppress and restore addresses.",
    footer = {"", "Example: anemone subscribers check"})
final class SubscribersCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with its parts. */
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
        spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }
}
