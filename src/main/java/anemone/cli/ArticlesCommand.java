package anemone.cli;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.EditionDesk;
import anemone.run.NewsletterState;
import anemone.subscriber.Cadence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone articles}: lists the articles that wait for an edition, with scores. */
@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    description =
        "List the articles that wait for an edition: first those it would use, with their positions"
            + " in the mail, then those it would leave for later, the best first. Changes nothing.",
    footer = {"", "Example: anemone articles --cadence weekly"})
final class ArticlesCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--cadence",
      paramLabel = "WORD",
      completionCandidates = CadenceConverter.Words.class,
      description = "The cadence: ${COMPLETION-CANDIDATES} (default: daily).")
  private Cadence cadence = Cadence.DAILY;

  ArticlesCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      EditionDesk desk = wiring.editors().desk(state);
      Editor.Composition composition = desk.nextComposition(cadence);
      List<Editor.Ranked> ranked = composition.ranked();
      if (ranked.isEmpty()) {
        host.out().println("no article waits for a " + cadence.word() + " edition");
      }
      Optional<Edition> next = composition.edition();
      List<Bite> places = next.map(Edition::bites).orElse(List.of());
      ranked.stream()
          .sorted(Comparator.comparingInt(r -> place(r, places)))
          .forEach(r -> print(r, place(r, places), places, next));
    }
    return ExitCode.OK.number();
  }

  /**
   * Returns the position in the mail of a story and those beneath it, from 1; one more than the
   * last for a story that is not in the mail.
   */
  private static int place(Editor.Ranked ranked, List<Bite> places) {
    ArticleId lead = ranked.story().lead().id();
    return IntStream.range(0, places.size())
            .filter(i -> places.get(i).all().stream().anyMatch(b -> leads(b, lead)))
            .findFirst()
            .orElse(places.size())
        + 1;
  }

  private static boolean leads(Bite bite, ArticleId lead) {
    return bite.story().lead().id().equals(lead);
  }

  private void print(Editor.Ranked ranked, int place, List<Bite> places, Optional<Edition> next) {
    Article lead = ranked.story().lead();
    boolean used = place <= places.size();
    boolean beneath = used && !leads(places.get(place - 1), lead.id());
    host.out()
        .println(
            "%4s  %s  %s (%s)"
                .formatted(
                    beneath ? "+" : used ? place + "." : "-",
                    lead.id().value().substring(0, 8),
                    lead.title(),
                    lead.source()));
    host.out()
        .println(
            "      %.2f: %s; %s%s%s"
                .formatted(
                    ranked.score().total(),
                    ranked.score(),
                    section(ranked),
                    alsoAt(ranked),
                    beneath ? "; told with " + place + "." : ""));
    if (used && !beneath) {
      places
          .get(place - 1)
          .earlier()
          .ifPresent(
              e -> host.out().println("      update of \"" + e.title() + "\" (" + e.slot() + ")"));
    }
    if (!used) {
      next.flatMap(edition -> Optional.ofNullable(edition.fates().get(lead.id())))
          .ifPresent(fate -> host.out().println("      not in it: " + fate.why()));
    }
  }

  private static String section(Editor.Ranked ranked) {
    return ranked.topic().title().isEmpty() ? "no topic" : "in " + ranked.topic().title();
  }

  private static String alsoAt(Editor.Ranked ranked) {
    List<Article> others = ranked.story().elsewhere();
    return others.isEmpty()
        ? ""
        : "; also at " + String.join(", ", others.stream().map(Article::source).toList());
  }
}
