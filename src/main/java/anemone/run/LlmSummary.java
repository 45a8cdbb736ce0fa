package anemone.run;

import anemone.article.Article;
import anemone.collect.http.ChatModel;
import anemone.edition.Retelling;
import anemone.edition.Span;
import anemone.edition.summary.Faithful;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has a model retell gists. What it says stands only if it keeps to the article; else, and when it
 * fails, the article's own sentences stay.
 */
public final class LlmSummary implements Retelling {

  private static final String TASK =
      "Rewrite the summary of a news article in one or two plain sentences, in the article's own"
          + " language, at most 300 characters. Use only facts, numbers, names and quotations that"
          + " stand in the article. Answer with the sentences alone.";

  private static final int MOST_TEXT = 6_000;

  private final ChatModel model;
  private final PrintWriter err;
  private final Map<String, Optional<String>> answers = new HashMap<>();
  private boolean reachable = true;

  LlmSummary(ChatModel model, PrintWriter err) {
    this.model = model;
    this.err = err;
  }

  @Override
  public Optional<String> retell(Article article, List<Span> gist) {
    return answers.computeIfAbsent(article.id().value(), id -> ask(article, gist));
  }

  private Optional<String> ask(Article article, List<Span> gist) {
    if (!reachable || gist.isEmpty()) {
      return Optional.empty();
    }
    String text = article.text().substring(0, Math.min(MOST_TEXT, article.text().length()));
    String summary = gist.stream().map(Span::text).collect(Collectors.joining(" "));
    try {
      String answer =
          model.answer(
              TASK, "Headline: " + article.title() + "\n\nSummary: " + summary + "\n\n" + text);
      Optional<String> objection = Faithful.objection(answer, article);
      objection.ifPresent(
          why -> err.println("model: \"" + article.title() + "\": not taken, because " + why));
      return objection.isPresent() ? Optional.empty() : Optional.of(answer);
    } catch (IOException e) {
      reachable = false; // the next article would wait as long for nothing
      err.println("model: " + e.getMessage() + "; the articles' own sentences stay");
      return Optional.empty();
    }
  }
}
