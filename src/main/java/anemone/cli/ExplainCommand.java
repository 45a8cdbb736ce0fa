package anemone.cli;

import anemone.article.Article;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.report.Explanation;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone explain}: explains what happened to an article, or what a subscriber gets. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain what happened to an article, or what a subscriber gets and when.",
    footer = {
      "",
      "Examples: anemone explain --article 3f2a91",
      "          anemone explain --article \"harbour\"",
      "          anemone explain --subscriber ada@example.org"
    })
final class ExplainCommand implements Callable<Integer> {

  private static final int MAX_MATCHES = 5;

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--article",
      paramLabel = "X",
      description = "The start of an id, or a part of an address or headline.")
  private @Nullable String article;

  @Option(names = "--subscriber", paramLabel = "ADDRESS", description = "A subscriber's address.")
  private @Nullable String subscriber;

  ExplainCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (article == null && subscriber == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "nothing to explain; give --article X or --subscriber ADDRESS");
    }
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      Audience audience = wiring.lists().look(state);
      Explanation explanation = wiring.explanation(state, audience);
      if (article != null) {
        List<Article> meant = state.articles().search(article, MAX_MATCHES);
        if (meant.isEmpty()) {
          host.out().println("no collected article matches " + article);
          return ExitCode.BAD_DATA.number();
        }
        meant.stream().map(explanation::of).forEach(host.out()::println);
      }
      if (subscriber != null) {
        EmailAddress address = Addresses.parse(subscriber);
        Optional<Subscriber> known = audience.find(address);
        if (known.isEmpty()) {
          host.out().println(subscriber + " is not in the subscriber list");
          return ExitCode.BAD_DATA.number();
        }
        host.out().println(explanation.of(known.get()));
      }
    }
    return ExitCode.OK.number();
  }
}
