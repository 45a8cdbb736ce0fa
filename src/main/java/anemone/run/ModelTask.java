package anemone.run;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Span;
import java.util.List;
import java.util.Optional;

/** What a language model is asked about an article, and what its answer makes of the story. */
public sealed interface ModelTask permits ChooseTask, RetellTask {

  /** Returns what the model has to do. */
  String instructions();

  /**
   * Returns what the model is told of an article; empty if there is nothing to ask.
   *
   * @param gist the sentences that the rules chose
   */
  Optional<String> question(Article article, List<Span> gist);

  /** Whether the answer is a JSON object. */
  boolean isJson();

  /** Applies an answer to a story; whatever the answer is, every word stays the article's. */
  Applied apply(Bite bite, String answer);

  /**
   * A story after an answer.
   *
   * @param bite the story; unchanged if there is an objection
   * @param objection why the answer was not taken, if it was not
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
