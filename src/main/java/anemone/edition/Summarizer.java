package anemone.edition;

import anemone.article.Article;
import java.util.List;

/** Tells what an article says in few of its own sentences, and how long it is. */
public interface Summarizer {

  /**
   * The sentences that tell it best.
   *
   * @param article what to tell
   * @param max how many sentences at most
   * @return exact spans of {@link Article#text()}: the one that leads, then those that add to it,
   *     the most first; empty where the text has no sentence that may be shown
   */
  List<Span> gist(Article article, int max);

  /**
   * What the gist leaves out and a reader may want, in further sentences.
   *
   * @param article what to tell
   * @param gist what is told already
   * @param max how many sentences at most
   * @return exact spans of {@link Article#text()}, in reading order; empty for a short article
   */
  List<Span> points(Article article, List<Span> gist, int max);

  /** How long the whole article takes to read, in minutes, at least 1. */
  int minutes(Article article);
}
