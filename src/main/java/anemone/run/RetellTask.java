package anemone.run;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Span;
import anemone.edition.summary.FaithfulnessCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks for the gist in other words. An answer is used only if every number, name and quotation in
 * it is in the article.
 */
public record RetellTask() implements ModelTask {

  private static final int MAX_TEXT = 6_000;

  @Override
  public String instructions() {
    return "Rewrite the summary of a news article in one or two plain sentences, in the article's"
        + " own language, at most 300 characters. Use only facts, numbers, names and quotations"
        + " that stand in the article. Answer with the sentences alone.";
  }

  @Override
  public Optional<String> question(Article article, List<Span> gist) {
    if (gist.isEmpty()) {
      return Optional.empty();
    }
    String text = article.text().substring(0, Math.min(MAX_TEXT, article.text().length()));
    String summary = gist.stream().map(Span::text).collect(Collectors.joining(" "));
    return Optional.of("Headline: " + article.title() + "\n\nSummary: " + summary + "\n\n" + text);
  }

  @Override
  public boolean isJson() {
    return false;
  }

  @Override
  public Applied apply(Bite bite, String answer) {
    return FaithfulnessCheck.objection(answer, bite.story().lead())
        .map(why -> Applied.refused(bite, why))
        .orElseGet(() -> Applied.taken(bite.withRetelling(answer)));
  }
}
