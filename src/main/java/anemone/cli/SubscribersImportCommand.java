package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.run.ImportStore;
import anemone.run.ImportStore.Revival;
import anemone.run.ImportStore.Undone;
import anemone.run.NewsletterState;
import anemone.run.SubscriberImport;
import anemone.subscriber.file.ImportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers import FILE}: brings subscribers from another program. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Add the subscribers of a CSV or JSON file, such as an export of Mailchimp, Buttondown,"
            + " Ghost, listmonk or Substack. People who unsubscribed are not subscribed again. Rows"
            + " with a mistake are written to FILE.rejected.csv, to be corrected and imported.",
    footer = {
      "",
      "Examples:",
      "  anemone subscribers import members.csv --dry-run",
      "  anemone subscribers import --undo"
    })
final class SubscribersImportCommand implements Callable<Integer> {

  private static final Pattern REJECTED = Pattern.compile("(.+)\\.rejected(?:-(\\d{1,6}))?\\.csv");

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The CSV or JSON file.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--dry-run", description = "Say what would happen, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--map",
      paramLabel = "KEY=HEADER",
      description =
          "The header of the column that holds email, name, topics, cadence, hour, timezone,"
              + " language, max or pausedUntil. May be repeated.")
  private Map<String, String> map = Map.of();

  @Option(
      names = "--consent",
      paramLabel = "TEXT",
      description = "What the new subscribers agreed to, and where; stored with each of them.")
  private String consent = "";

  @Option(
      names = "--revive",
      description = "Subscribe people again who had unsubscribed; needs --consent.")
  private boolean revive;

  @Option(
      names = "--undo",
      description = "Undo the last import, within seven days; repeat it to undo the one before.")
  private boolean undo;

  SubscribersImportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (revive && consent.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "--revive needs --consent TEXT");
    }
    if (undo == file.isPresent()) {
      throw new CommandFailure(ExitCode.USAGE, "give either FILE or --undo");
    }
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = dryRun ? wiring.folder().read() : wiring.openShared()) {
      ImportStore imports = state.imports();
      if (dryRun) {
        imports.rehearse();
      }
      return (undo ? undo(imports) : take(wiring, imports, file.orElseThrow())).number();
    }
  }

  private ExitCode undo(ImportStore imports) {
    Undone undone =
        imports
            .undo(host.clock().instant())
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.BAD_DATA, "there is no import of the last seven days to undo"));
    say(
        "undid the import of %s at %s: %,d removed, %,d restored, %,d kept (they set preferences)"
            .formatted(
                undone.file(),
                undone.at().truncatedTo(ChronoUnit.SECONDS),
                undone.removed(),
                undone.restored(),
                undone.kept()));
    return ExitCode.OK;
  }

  private ExitCode take(Wiring wiring, ImportStore imports, Path path) {
    Path source = host.directory().resolve(path);
    Path rejects = rejects(source);
    try (ImportFile rows =
        new ImportFile(
            () -> Files.newInputStream(source), map, wiring.newsletter().subscriberRules())) {
      SubscriberImport.Count count = take(rows, imports, path, rejects);
      if (!dryRun && count.rejected() == 0) {
        Files.delete(rejects);
      } else if (!dryRun) {
        host.err().println(rejects + ": the rejected rows, with the error in each");
      }
      say(count.toString());
      return count.rejected() == 0 ? ExitCode.OK : ExitCode.BAD_DATA;
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, path + ": there is no such file", e);
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (UncheckedIOException e) {
      throw unreadable(path, Objects.requireNonNull(e.getCause()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, path + ": " + e.getMessage(), e);
    }
  }

  private static CommandFailure unreadable(Path path, IOException e) {
    return new CommandFailure(
        ExitCode.BAD_DATA, path + ": unable to read it: " + FileFailure.why(e), e);
  }

  private SubscriberImport.Count take(ImportFile rows, ImportStore imports, Path path, Path rejects)
      throws IOException {
    ImportStore.Import under =
        imports.begin(
            String.valueOf(path.getFileName()),
            new ImportStore.Terms(revive ? Revival.UNSUBSCRIBED : Revival.NOBODY, consent),
            host.clock().instant());
    try (Writer writer =
        dryRun ? Writer.nullWriter() : Files.newBufferedWriter(rejects, StandardCharsets.UTF_8)) {
      return new SubscriberImport(imports, under).all(rows, rows.headers(), writer);
    }
  }

  private void say(String line) {
    host.out().println((dryRun ? "would be: " : "") + line);
  }

  /** Returns FILE.rejected.csv, or for such a file FILE.rejected-2.csv. */
  private static Path rejects(Path source) {
    String name = source.getFileName().toString();
    Matcher again = REJECTED.matcher(name);
    if (!again.matches()) {
      return source.resolveSibling(name + ".rejected.csv");
    }
    int round = again.group(2) == null ? 2 : Integer.parseInt(again.group(2)) + 1;
    return source.resolveSibling(again.group(1) + ".rejected-" + round + ".csv");
  }
}
