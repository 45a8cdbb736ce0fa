package anemone.cli;

import anemone.article.Source;
import anemone.article.WebAddress;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.PrivateAddresses;
import anemone.collect.http.FeedFinder;
import anemone.collect.http.FeedFinder.Found;
import anemone.collect.http.FetchException;
import anemone.collect.http.Fetcher;
import anemone.edition.Topic;
import anemone.newsletter.ShortForms;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.report.SourceReport;
import anemone.subscriber.DidYouMean;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone sources add}: finds a feed, shows it, and writes it into newsletter.yaml. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Find the feed of a site, show its articles, and add it to newsletter.yaml, whose comments"
            + " and order are kept. There are short forms for platforms, such as youtube:@name,"
            + " reddit:r/java, github:owner/repo and mastodon:@user@host.",
    footer = {"", "Example: anemone sources add --topic harbour https://elsin.example/"})
final class SourcesAddCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the source (default: the title of the feed).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "The topic of the source (default: the first one).")
  private Optional<String> topic = Optional.empty();

  @Parameters(paramLabel = "URL", description = "A feed, a page of its site, or a short form.")
  private String url = "";

  SourcesAddCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    List<Source> sources = wiring.newsletter().sources();
    String wanted = topic(wiring.newsletter().recipe().topics());
    URI address = address();
    requireNew(sources, address);
    Found found = found(wiring, address);
    requireNew(sources, found.url());
    String free =
        SourcesFile.uniqueName(
            name.or(() -> Optional.of(found.title()).filter(t -> !t.isEmpty()))
                .orElse(WebAddress.host(found.url())),
            sources.stream()
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    show(wiring, new Source(free, new Source.Feed(found.url()), List.of(wanted), 1));
    new SourcesFile(host, options.config()).add(SourcesFile.item(free, found.url(), wanted));
    host.out().println(free + " added to " + options.config() + ": " + found.url());
    return ExitCode.OK.number();
  }

  private URI address() {
    return ShortForms.expand(url)
        .or(() -> WebAddress.parse(url))
        .or(() -> WebAddress.parse(url.contains(".") ? "https://" + url : ""))
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    url
                        + " is neither a web address nor a short form; platforms: "
                        + String.join(", ", ShortForms.platforms())));
  }

  private String topic(List<Topic> topics) {
    List<String> known = topics.stream().map(Topic::name).toList();
    if (topic.isPresent() && !known.contains(topic.get())) {
      throw new CommandFailure(
          ExitCode.USAGE, "no topic: " + topic.get() + DidYouMean.hint(topic.get(), known));
    }
    return topic.orElse(known.get(0));
  }

  private void requireNew(List<Source> sources, URI address) {
    Optional<Source> known =
        sources.stream().filter(s -> s.place().address().equals(Optional.of(address))).findFirst();
    if (known.isPresent()) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          address + " is already a source of " + options.config() + ": " + known.get().name());
    }
  }

  private Found found(Wiring wiring, URI address) throws IOException {
    try (Fetcher fetcher =
        wiring
            .collector()
            .fetcher(url -> PrivateAddresses.isSameServer(address, url), Limits.USUAL)) {
      return new FeedFinder(fetcher, Limits.USUAL)
          .find(address)
          .orElseThrow(
              () ->
                  new CommandFailure(
                      ExitCode.BAD_DATA,
                      "no feed was found at "
                          + address
                          + "; to read the articles that it links to, add a source with index: "
                          + address));
    } catch (FetchException e) {
      throw new CommandFailure(ExitCode.TRY_AGAIN, e.sentence(), e);
    }
  }

  private void show(Wiring wiring, Source source) {
    Instant begin = host.clock().instant();
    Harvest harvest = wiring.collector().harvest(List.of(source), Memory.NONE);
    Duration took = Duration.between(begin, host.clock().instant());
    host.out().println(new SourceReport(source, harvest, took).text(false));
  }
}
