package anemone.run;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Span;
import java.util.List;
import java.util.Optional;

/** A task for a language model: its question about an article, and how its answer is used. */
public sealed interface ModelTask permits ChooseTask, RetellTask {

  /** Returns the instructions for the model. */
  String instructions();

  /**
   * Returns the question about an article; empty if there is nothing to ask.
   *
   * @param gist the sentences that the rules chose
   */
  Optional<String> question(Article article, List<Span> gist);

  /** Whether the answer is a JSON object. */
  boolean isJson();

  /** Applies an answer to a story; an answer that does not keep to the article is refused. */
  Applied apply(Bite bite, String answer);

  /**
   * A story after an answer.
   *
   * @param bite the story; unchanged if the answer was refused
   * @param objection why the answer was refused, if it was
   */
  record Applied(Bite bite, Optional<String> objection) {

    static Applied taken(Bite bite) {
      return new Applied(bite, Optional.empty());
    }

    static Applied refused(Bite bite, String why) {
      return new Applied(bite, Optional.of(why));
    }
  }
}
