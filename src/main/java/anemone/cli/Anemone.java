package anemone.cli;

import anemone.cli.lab.LabCommand;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.process.SafeWriter;
import anemone.process.VersionNumber;
import anemone.run.ExitCodes;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code anemone}, the parent of all others. */
@Command(
    name = "anemone",
    mixinStandardHelpOptions = true,
    versionProvider = Anemone.Version.class,
    description = "Collect recent articles and mail them as one short digest.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example: anemone demo",
      "",
      "Exit codes: 0 done, or nothing was due; 2 usage; 65 bad data; 69 mail server",
      "unavailable, nothing sent; 70 a defect of this program; 73 state cannot be read",
      "or written; 75 partly done, or another run is active: run again; 77 waiting for",
      "approval; 78 configuration."
    })
public final class Anemone implements Runnable {

  private static final Set<String> VERSION = Set.of("-V", "--version");

  /** The commands in the order of the help. */
  private static final Map<String, Function<Host, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("demo", DemoCommand::new);
    COMMANDS.put("init", InitCommand::new);
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("collect", CollectCommand::new);
    COMMANDS.put("articles", ArticlesCommand::new);
    COMMANDS.put("preview", PreviewCommand::new);
    COMMANDS.put("lint", LintCommand::new);
    COMMANDS.put("edit", EditCommand::new);
    COMMANDS.put("studio", StudioCommand::new);
    COMMANDS.put("approve", ApproveCommand::new);
    COMMANDS.put("recall", RecallCommand::new);
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("send", SendCommand::new);
    COMMANDS.put("worker", WorkerCommand::new);
    COMMANDS.put("bounces", BouncesCommand::new);
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("archive", ArchiveCommand::new);
    COMMANDS.put("subscribers", SubscribersCommand::with);
    COMMANDS.put("status", StatusCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
    COMMANDS.put("rehearse", RehearseCommand::new);
    COMMANDS.put("login", LoginCommand::new);
    COMMANDS.put("config", ConfigCommand::with);
    COMMANDS.put("state", StateCommand::with);
    COMMANDS.put("sources", SourcesCommand::with);
    COMMANDS.put("lab", LabCommand::with);
  }

  @Spec private CommandSpec spec;

  private Anemone() {}

  /**
   * Runs one command.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int run(Host process, String... args) {
    boolean json = isJson(args);
    Host host = SafeWriter.around(process, json);
    int code = execute(host, json, args);
    host.out().flush();
    host.err().flush();
    if (process.out().checkError()) {
      host.err().println("unable to write to standard output");
      host.err().flush();
      return ExitCode.STATE.number();
    }
    return code;
  }

  /** Whether standard error is to be JSON; known before the options are read, which may fail. */
  private static boolean isJson(String... args) {
    String all = String.join(" ", args).toLowerCase(Locale.ROOT) + " ";
    return all.contains("--log-format json ") || all.contains("--log-format=json ");
  }

  private static int execute(Host host, boolean json, String... args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      host.out().println(VersionNumber.line());
      return ExitCode.OK.number();
    }
    return needed(host, args)
        .registerConverter(Cadence.class, new CadenceConverter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setOut(SafeWriter.raw(host.out()))
        .setErr(json ? host.err() : SafeWriter.raw(host.err()))
        .setParameterExceptionHandler(new UsageMistake())
        .setExecutionExceptionHandler((failure, line, parsed) -> tell(host, failure))
        .execute(args);
  }

  /** Returns the command line with all commands, for manual pages and completions. */
  public static CommandLine whole(Host host) {
    return with(host, COMMANDS.keySet()).addSubcommand(new CommandLine.HelpCommand());
  }

  /**
   * Returns the command line with only the command needed: reading the annotations of all takes
   * longer than most commands run.
   */
  private static CommandLine needed(Host host, String... args) {
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      return with(host, Set.of(args[0]));
    }
    return whole(host);
  }

  private static CommandLine with(Host host, Set<String> names) {
    CommandLine line = new CommandLine(new Anemone());
    COMMANDS.forEach(
        (name, command) -> {
          if (names.contains(name)) {
            line.addSubcommand(name, command.apply(host));
          }
        });
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int tell(Host host, Exception failure) {
    ExitCode code = ExitCodes.of(failure);
    if (code == ExitCode.DEFECT) {
      host.err().println("anemone: a defect of this program; please report it with what follows");
      failure.printStackTrace(host.err());
    } else {
      host.err().println(message(failure));
    }
    return code.number();
  }

  private static String message(Exception failure) {
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return FileFailure.sentence(unchecked.getCause());
    }
    return failure instanceof IOException io
        ? FileFailure.sentence(io)
        : String.valueOf(failure.getMessage());
  }

  /** Provides the version to picocli. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {VersionNumber.line()};
    }
  }
}
