package anemone.edition;

import anemone.article.Article;
import java.util.List;

/** Picks the sentences that tell what an article says. */
public interface Summarizer {

  /**
   * The sentences that tell it best.
   *
   * @param article what to tell
   * @param most how many sentences at most
   * @return exact spans of {@link Article#text()}, in reading order; empty only for an empty text
   */
  List<Span> gist(Article article, int most);
}
