package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.file.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers export [FILE]}: the roster as CSV. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write the roster as CSV in UTF-8, to a file or to standard output. Importing it again",
      "changes nothing."
    },
    footer = {"", "Example: anemone subscribers export subscribers.csv"})
final class SubscribersExportCommand implements Callable<Integer> {

  private static final String HEADERS =
      "email,name,topics,cadence,hour,timezone,language,max,pausedUntil,status\r\n";

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file to write.")
  private Optional<Path> file = Optional.empty();

  SubscribersExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      if (file.isEmpty()) {
        write(state, host.out());
        host.out().flush();
      } else {
        try (Writer writer =
            Files.newBufferedWriter(host.directory().resolve(file.get()), StandardCharsets.UTF_8)) {
          write(state, writer);
        }
      }
    }
    return ExitCode.OK.number();
  }

  private static void write(NewsletterState state, Writer writer) throws IOException {
    writer.write(HEADERS);
    state
        .roster()
        .each(
            entry -> {
              try {
                writer.write(row(entry));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private static String row(RosterEntry entry) {
    PreferenceSet said = entry.preferences();
    return List.of(
            entry.address().toString(),
            entry.name(),
            said.topics().map(topics -> String.join("|", topics)).orElse(""),
            said.cadence().map(cadence -> cadence.word()).orElse(""),
            said.hour().map(String::valueOf).orElse(""),
            said.zone().map(zone -> zone.getId()).orElse(""),
            said.language().map(Locale::toLanguageTag).orElse(""),
            said.most().filter(most -> most > 0).map(String::valueOf).orElse(""),
            said.pausedUntil().map(String::valueOf).orElse(""),
            entry.suppression().map(s -> s.reason().word()).orElse("active"))
        .stream()
        .map(SpreadsheetText::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
