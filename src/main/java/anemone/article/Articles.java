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
}
