package anemone.cli;

import anemone.article.Source;
import anemone.collect.opml.Opml;
import anemone.collect.opml.Outline;
import anemone.edition.Topic;
import anemone.process.ExitCode;
import anemone.process.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code anemone sources export}: writes the feeds as OPML, for feed readers. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the feeds as OPML to standard output, with a folder for each topic.",
    footer = {"", "Example: anemone sources export > feeds.opml"})
final class SourcesExportCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  SourcesExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    List<Outline> outlines = new ArrayList<>();
    for (Source source : wiring.newsletter().sources()) {
      if (source.place() instanceof Source.Feed feed) {
        outlines.add(
            new Outline(source.name(), feed.url(), List.of(title(source.topics().get(0), wiring))));
      }
    }
    host.out().print(Opml.write(wiring.newsletter().letterhead().name(), outlines));
    host.out().flush();
    return ExitCode.OK.number();
  }

  private static String title(String topic, Wiring wiring) {
    return wiring.newsletter().recipe().topics().stream()
        .filter(t -> t.name().equals(topic))
        .map(Topic::title)
        .findFirst()
        .orElse(topic);
  }
}
