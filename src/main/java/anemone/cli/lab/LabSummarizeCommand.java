package anemone.cli.lab;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Span;
import anemone.edition.Summarizer;
import anemone.edition.summary.SharedWordsSummarizer;
import anemone.process.Host;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab summarize}: {@code {id, language, title, text}} to {@code {id, summary}}. */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    description = "Tell articles in three sentences: {id, language, title, text} to {id, summary}.")
public final class LabSummarizeCommand implements Callable<Integer> {

  private static final int MOST = 3;

  private final Host host;
  private final Summarizer summarizer = new SharedWordsSummarizer();

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
    summarizer.gist(article(question), MOST).stream().map(Span::text).forEach(summary::add);
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
        Optional.empty(),
        host.clock().instant());
  }
}
