package anemone.cli.lab;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Span;
import anemone.edition.Summarizer;
import anemone.edition.summary.LeadSummarizer;
import anemone.process.Host;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab summarize}: summarises articles. */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    description = "Summarize articles: {id, language, title, text} to {id, summary}.")
public final class LabSummarizeCommand implements Callable<Integer> {

  private static final int MOST = 3;

  @Option(
      names = "--sentences",
      paramLabel = "COUNT",
      defaultValue = "" + MOST,
      description =
          "The maximum number of sentences, the leading one first (default: ${DEFAULT-VALUE}). A"
              + " digest shows edition.gist sentences, 2 by default.")
  private int sentences;

  private final Host host;
  private final Summarizer summarizer = new LeadSummarizer();

  LabSummarizeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    return LabCommand.eachLine(host, this::summarize);
  }

  private ObjectNode summarize(ObjectNode question) {
    ObjectNode answer = question.objectNode();
    var summary = answer.putArray("summary");
    summarizer.gist(article(question), sentences).stream().map(Span::text).forEach(summary::add);
    return answer;
  }

  private Article article(ObjectNode question) {
    return new Article(
        ArticleId.of("lab", question.path("id").asString("")),
        "lab",
        List.of(),
        Optional.empty(),
        question.path("title").asString(""),
        "",
        "",
        Optional.empty(),
        question.path("language").asString(Article.UNDETERMINED),
        question.path("text").asString(""),
        question.path("teaser").asString(""),
        Optional.empty(),
        host.clock().instant());
  }
}
