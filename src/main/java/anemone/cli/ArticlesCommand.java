package anemone.cli;

import anemone.article.Article;
import anemone.edition.Editor;
import anemone.edition.Score;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.store.Database;
import anemone.subscriber.Cadence;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone articles}: what waits for an edition, with scores. */
@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    description = "List the articles that wait for an edition, the best first; changes nothing.",
    footer = {"", "Example: anemone articles --cadence weekly"})
final class ArticlesCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--cadence",
      paramLabel = "WORD",
      description = "Whose editions: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Cadence cadence = Cadence.DAILY;

  ArticlesCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (Database database = Database.look(wiring.state())) {
      List<Editor.Ranked> ranked =
          wiring.editor().rank(wiring.desk(database).pool(cadence), host.clock().instant());
      if (ranked.isEmpty()) {
        host.out().println("no article waits for a " + cadence.word() + " edition");
      }
      ranked.forEach(this::print);
    }
    return ExitCode.OK.number();
  }

  private void print(Editor.Ranked ranked) {
    Article lead = ranked.story().lead();
    Score score = ranked.score();
    host.out()
        .println(
            "%5.2f  %s  %s (%s)"
                .formatted(
                    score.total(), lead.id().value().substring(0, 8), lead.title(), lead.source()));
    host.out().println("       " + score + "; " + section(ranked) + alsoAt(ranked));
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
