package anemone.cli;

import anemone.collect.opml.Opml;
import anemone.collect.opml.Outline;
import anemone.collect.text.Encoding;
import anemone.edition.Topic;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.process.Plurals;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code anemone sources import FILE}: adds the feeds of an OPML list to newsletter.yaml. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Add the new feeds of an OPML file to newsletter.yaml. A feed in a folder named after a"
            + " topic gets that topic; all others get the first topic.",
    footer = {"", "Example: anemone sources import feeds.opml"})
final class SourcesImportCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "FILE", description = "The OPML list.")
  private Path file = Path.of("");

  SourcesImportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    List<Outline> outlines = outlines();
    String items = items(outlines, wiring);
    int added = (int) items.lines().filter(line -> line.startsWith("  - ")).count();
    if (added > 0) {
      new SourcesFile(host, options.config()).add(items);
    }
    host.out()
        .println(
            Plurals.count(added, "feed", "feeds")
                + " added to "
                + options.config()
                + ", "
                + (outlines.size() - added)
                + " already known");
    return ExitCode.OK.number();
  }

  private List<Outline> outlines() {
    try {
      List<Outline> outlines =
          Opml.parse(Encoding.decode(Files.readAllBytes(host.directory().resolve(file)), ""));
      if (outlines.isEmpty()) {
        throw new CommandFailure(ExitCode.BAD_DATA, file + ": no feeds in this file");
      }
      return outlines;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, file + ": unable to read it: " + FileFailure.why(e), e);
    }
  }

  private static String items(List<Outline> outlines, Wiring wiring) {
    Set<URI> known =
        wiring.newsletter().sources().stream()
            .flatMap(s -> s.place().address().stream())
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> names =
        wiring.newsletter().sources().stream()
            .map(s -> s.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(HashSet::new));
    StringBuilder items = new StringBuilder();
    for (Outline outline : outlines) {
      if (known.add(outline.feed())) {
        String name = SourcesFile.uniqueName(outline.title(), names);
        names.add(name.toLowerCase(Locale.ROOT));
        items.append(
            SourcesFile.item(
                name, outline.feed(), topic(outline, wiring.newsletter().recipe().topics())));
      }
    }
    return items.toString();
  }

  private static String topic(Outline outline, List<Topic> topics) {
    for (String folder : outline.folders()) {
      Optional<Topic> named =
          topics.stream()
              .filter(t -> t.name().equalsIgnoreCase(folder) || t.title().equalsIgnoreCase(folder))
              .findFirst();
      if (named.isPresent()) {
        return named.get().name();
      }
    }
    return topics.get(0).name();
  }
}
