package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.store.StateMove;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anemone state}: moves the state. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = "Move the state to another database.",
    synopsisSubcommandLabel = "COMMAND")
final class StateCommand implements Runnable {

  @Spec private CommandSpec spec;

  private StateCommand() {}

  /** Returns the command with its subcommand. */
  static CommandLine with(Host host) {
    return new CommandLine(new StateCommand()).addSubcommand(new Move(host));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command: move");
  }

  /** {@code anemone state move}. */
  @Command(
      name = "move",
      mixinStandardHelpOptions = true,
      description =
          "Copy the whole state to another, empty database, and compare every row; if anything"
              + " fails, nothing is moved. The old one is kept, and refuses to be used from then"
              + " on.",
      footer = {"", "Example: anemone state move --to jdbc:postgresql://db.example.org/news"})
  static final class Move implements Callable<Integer> {

    private final Host host;

    @Mixin private NewsletterOptions options;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "URL",
        description =
            "Where to: the address of a PostgreSQL database, or sqlite for the state folder.")
    private String to = "";

    @Option(
        names = "--user",
        paramLabel = "NAME",
        description = "The user of that database (default: store.user of the settings).")
    private Optional<String> user = Optional.empty();

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description =
            "A file with the user's password (default: the password of store in the settings, then"
                + " ~/.pgpass).")
    private Optional<Path> passwordFile = Optional.empty();

    Move(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() {
      Wiring wiring = Wiring.of(host, options.config());
      StateMove.Moved moved = wiring.store().move(to, user, passwordFile).move();
      host.out()
          .printf(
              "moved %,d rows of %d tables. Next: set store: %s in newsletter.yaml%n",
              moved.rows(), moved.tables(), to);
      return ExitCode.OK.number();
    }
  }
}
