package anemone.cli.lab;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.collect.http.ChatModel;
import anemone.edition.Bite;
import anemone.edition.Span;
import anemone.edition.Summarizer;
import anemone.edition.summary.LeadSummarizer;
import anemone.process.Host;
import anemone.run.ChooseTask;
import anemone.run.ModelTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab summarize}: summarises articles. */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    description = "Summarize articles: {id, language, title, text} to {id, summary}.")
public final class LabSummarizeCommand implements Callable<Integer> {

  private static final int MAX = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--sentences",
      paramLabel = "COUNT",
      defaultValue = "" + MAX,
      description =
          "The maximum number of sentences, with the leading one first (default:"
              + " ${DEFAULT-VALUE}). A digest shows edition.gist sentences, 2 by default.")
  private int sentences;

  @Option(
      names = "--model-url",
      paramLabel = "URL",
      description = "The address of a language model that chooses the sentences, as model.url.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The model's name on its server, as model.name.")
  private String name = "";

  @Option(
      names = "--model-key-file",
      paramLabel = "FILE",
      description = "A file with the model's bearer token.")
  private Optional<Path> keyFile = Optional.empty();

  private final Host host;
  private final Summarizer summarizer = new LeadSummarizer();

  LabSummarizeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    if (url.isEmpty()) {
      return LabCommand.eachLine(host, question -> answer(gist(article(question))));
    }
    String key =
        keyFile.isEmpty() ? "" : Files.readString(host.directory().resolve(keyFile.get())).strip();
    ModelTask task = new ChooseTask(sentences, 0);
    try (ChatModel model = new ChatModel(url.get(), name, key, PATIENCE)) {
      return LabCommand.eachLine(host, question -> answer(chosen(article(question), task, model)));
    }
  }

  private List<Span> gist(Article article) {
    return summarizer.gist(article, sentences);
  }

  /** Returns the sentences that a model chooses, or if it fails, those of the rules. */
  private List<Span> chosen(Article article, ModelTask task, ChatModel model) {
    Bite bite = Bite.of(article, gist(article));
    Optional<String> question = task.question(article, bite.gist());
    if (question.isEmpty()) {
      return bite.gist();
    }
    try {
      String answer = model.answer(task.instructions(), question.get(), task.isJson());
      ModelTask.Applied applied = task.apply(bite, answer);
      applied.objection().ifPresent(why -> tell(article, why));
      return applied.bite().gist();
    } catch (IOException e) {
      tell(article, String.valueOf(e.getMessage()));
      return bite.gist();
    }
  }

  private void tell(Article article, String why) {
    host.err().println("model: \"" + article.title() + "\": answer not used: " + why);
  }

  private static ObjectNode answer(List<Span> sentences) {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    var summary = answer.putArray("summary");
    sentences.stream().map(Span::text).forEach(summary::add);
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
