package anemone.cli;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.edition.Story;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.EditionDesk;
import anemone.run.NewsletterState;
import anemone.subscriber.Cadence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone articles}: lists the articles that wait for an edition, with scores. */
@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    description = {
      "List the articles that wait for an edition: those it would use with their places in the"
          + " mail,",
      "then those that would wait, the best first; changes nothing."
    },
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
      List<Editor.Ranked> ranked =
          wiring.editors().editor().rank(desk.pool(cadence), host.clock().instant());
      if (ranked.isEmpty()) {
        host.out().println("no article waits for a " + cadence.word() + " edition");
      }
      Optional<Edition> next = desk.next(cadence);
      List<Story> places =
          next.map(e -> e.bites().stream().map(Bite::story).toList()).orElse(List.of());
      ranked.stream()
          .sorted(Comparator.comparingInt(r -> place(r, places)))
          .forEach(r -> print(r, place(r, places), places.size(), next));
    }
    return ExitCode.OK.number();
  }

  /**
   * Returns the place of a story in the mail, from 1; one more than the last for a story not in it.
   */
  private static int place(Editor.Ranked ranked, List<Story> places) {
    int place = places.indexOf(ranked.story());
    return place < 0 ? places.size() + 1 : place + 1;
  }

  private void print(Editor.Ranked ranked, int place, int places, Optional<Edition> next) {
    Article lead = ranked.story().lead();
    host.out()
        .println(
            "%4s  %s  %s (%s)"
                .formatted(
                    place > places ? "-" : place + ".",
                    lead.id().value().substring(0, 8),
                    lead.title(),
                    lead.source()));
    host.out()
        .println(
            "      %.2f: %s; %s%s"
                .formatted(
                    ranked.score().total(), ranked.score(), section(ranked), alsoAt(ranked)));
    if (place > places) {
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
