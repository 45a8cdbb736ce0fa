package anemone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code anemone}, which holds all others. */
@Command(
    name = "anemone",
    mixinStandardHelpOptions = true,
    description = "Collects recent articles and mails them as one short digest.")
public final class Anemone {

  private Anemone() {}

  /**
   * Runs one command.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int run(Host host, String... args) {
    return new CommandLine(new Anemone())
        .addSubcommand(LabCommand.with(host))
        .setOut(host.out())
        .setErr(host.err())
        .execute(args);
  }
}
