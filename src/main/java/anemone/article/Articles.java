package anemone.article;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The durable store of collected articles, one for each {@link ArticleId}. */
public interface Articles {

  /**
   * Stores the articles that are not known yet, and corrections of those that no approved edition
   * has used or dropped. A corrected article keeps its collection time. A pruned article is not
   * stored again.
   *
   * @return the number of new articles
   */
  int add(List<Article> articles);

  /** Finds an article by its identity. */
  Optional<Article> find(ArticleId id);

  /** Whether an article is stored, or was stored and deleted since, because it was old. */
  boolean isKnown(ArticleId id);

  /** Returns the names of the sources of all stored articles. */
  Set<String> sources();

  /** Finds the latest article with the source, address and title of another. */
  Optional<Article> findLike(Article article);

  /**
   * Finds articles by the beginning of an id, or by a part of an address or title; the newest
   * first.
   *
   * @param max the maximum number of articles
   */
  List<Article> search(String word, int max);
}
