package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.run.RosterStore;
import anemone.run.SubscriberImport;
import anemone.subscriber.file.ImportFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers import FILE}: brings subscribers from another program. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Add the subscribers of a CSV file, such as an export of Mailchimp, Buttondown, Ghost,",
      "listmonk or Substack. Nobody who left comes back.",
      "Rows with a mistake are written to FILE.rejected.csv, to be corrected and imported."
    },
    footer = {"", "Example: anemone subscribers import members.csv --dry-run"})
final class SubscribersImportCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "FILE", description = "The CSV file.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Say what would happen, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--map",
      paramLabel = "KEY=HEADER",
      description = {
        "The header of the column that holds email, name, topics, cadence, hour, timezone,",
        "language, max or pausedUntil. May be repeated."
      })
  private Map<String, String> map = Map.of();

  @Option(
      names = "--consent",
      paramLabel = "TEXT",
      description = "What the new subscribers agreed to, and where; it is kept with each of them.")
  private String consent = "";

  @Option(
      names = "--revive",
      description = "Subscribe those again who had unsubscribed; needs --consent.")
  private boolean revive;

  SubscribersImportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (revive && consent.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "--revive needs --consent TEXT");
    }
    Wiring wiring = Wiring.of(host, options.config());
    Path source = host.directory().resolve(file);
    Path rejects = source.resolveSibling(source.getFileName() + ".rejected.csv");
    try (NewsletterState state = dryRun ? wiring.folder().read() : wiring.openShared();
        ImportFile rows =
            new ImportFile(
                () -> Files.newInputStream(source), map, wiring.newsletter().subscriberRules())) {
      RosterStore roster = state.roster();
      if (dryRun) {
        roster.rehearse();
      }
      SubscriberImport.Count count = take(rows, roster, rejects);
      if (!dryRun && count.rejected() == 0) {
        Files.delete(rejects);
      } else if (!dryRun) {
        host.err().println(rejects + ": the rejected rows, with the error in each");
      }
      host.out().println((dryRun ? "would be: " : "") + count);
      return (count.rejected() == 0 ? ExitCode.OK : ExitCode.BAD_DATA).number();
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, file + ": there is no such file", e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, file + ": unable to read it: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, file + ": " + e.getMessage(), e);
    }
  }

  private SubscriberImport.Count take(ImportFile rows, RosterStore roster, Path rejects)
      throws IOException {
    try (Writer writer =
        dryRun ? Writer.nullWriter() : Files.newBufferedWriter(rejects, StandardCharsets.UTF_8)) {
      return new SubscriberImport(
              roster, new RosterStore.Terms(revive, consent), host.clock().instant())
          .all(rows, rows.headers(), writer);
    }
  }
}
