package anemone.article;

import java.time.Instant;
import java.util.List;

/** Every article that came in: durable, one row an {@link ArticleId}. */
public interface Articles {

  /**
   * Keeps the articles that are not known yet; known ones stay as they were.
   *
   * @return how many were new
   */
  int add(List<Article> articles);

  /** The articles collected at or after an instant, the newest first. */
  List<Article> collectedSince(Instant from);

  /** Whether an article is kept. */
  boolean isKnown(ArticleId id);

  /**
   * The articles that a word means: the beginning of an id, or a part of an address or a title; the
   * newest first.
   *
   * @param most the maximum number of articles
   */
  List<Article> search(String word, int most);
}
