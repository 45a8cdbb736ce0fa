package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.ConsentExport;
import anemone.run.NewsletterState;
import anemone.run.RosterExport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone subscribers export [FILE]}: the roster as CSV. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write the roster as CSV in UTF-8, to a file or to standard output. Importing it again"
            + " changes nothing.",
    footer = {"", "Example: anemone subscribers export subscribers.csv"})
final class SubscribersExportCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file to write.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--consents",
      description = "Write the consents instead: what each subscriber agreed to, when and where.")
  private boolean consents;

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

  private void write(NewsletterState state, Writer writer) throws IOException {
    if (consents) {
      new ConsentExport(state.signUps()).write(writer);
    } else {
      new RosterExport(state.roster()).write(writer);
    }
  }
}
