package anemone.cli;

import anemone.render.TemplateProblem;
import anemone.store.StateException;
import anemone.store.StateLock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code anemone}, which holds all others. */
@Command(
    name = "anemone",
    mixinStandardHelpOptions = true,
    versionProvider = VersionNumber.class,
    description = "Collects recent articles and mails them as one short digest.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Begin with: anemone demo",
      "",
      "Exit codes: 0 done, or nothing was due; 2 usage; 65 bad data; 69 mail server",
      "unavailable, nothing sent; 70 a defect of this program; 73 state cannot be read",
      "or written; 75 partly done, or another run is active: run again; 77 waiting for",
      "approval; 78 configuration."
    })
public final class Anemone implements Runnable {

  private static final int DEFECT = 70;

  private static final Map<Class<?>, ExitCode> CODES =
      Map.of(
          TemplateProblem.class, ExitCode.BAD_DATA,
          StateException.class, ExitCode.STATE,
          StateLock.TakenException.class, ExitCode.TRY_AGAIN);

  @Spec private CommandSpec spec;

  private Anemone() {}

  /**
   * Runs one command.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int run(Host host, String... args) {
    return new CommandLine(new Anemone())
        .addSubcommand(new DemoCommand(host))
        .addSubcommand(new InitCommand(host))
        .addSubcommand(new RunCommand(host))
        .addSubcommand(new CollectCommand(host))
        .addSubcommand(new ArticlesCommand(host))
        .addSubcommand(new PreviewCommand(host))
        .addSubcommand(new EditCommand(host))
        .addSubcommand(new ApproveCommand(host))
        .addSubcommand(new LintCommand(host))
        .addSubcommand(new ExplainCommand(host))
        .addSubcommand(new SendCommand(host))
        .addSubcommand(new StatusCommand(host))
        .addSubcommand(SourcesCommand.with(host))
        .addSubcommand(LabCommand.with(host))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(host.out())
        .setErr(host.err())
        .setExecutionExceptionHandler((failure, line, parsed) -> tell(host, failure))
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command.");
  }

  private static int tell(Host host, Exception failure) {
    Optional<ExitCode> code = code(failure);
    if (code.isPresent()) {
      host.err().println(failure.getMessage());
      return code.get().number();
    }
    host.err().println("anemone: a defect of this program; please report it with what follows");
    failure.printStackTrace(host.err());
    return DEFECT;
  }

  private static Optional<ExitCode> code(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return Optional.of(known.code());
    }
    return Optional.ofNullable(CODES.get(failure.getClass()));
  }
}
