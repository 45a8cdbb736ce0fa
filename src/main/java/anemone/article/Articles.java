package anemone.article;

import java.util.List;

/** The durable store of collected articles, one for each {@link ArticleId}. */
public interface Articles {

  /**
   * Stores the articles that are not known yet; leaves known ones unchanged.
   *
   * @return the number of new articles
   */
  int add(List<Article> articles);

  /** Whether an article is stored. */
  boolean isKnown(ArticleId id);

  /**
   * Finds articles by the beginning of an id, or by a part of an address or title; the newest
   * first.
   *
   * @param most the maximum number of articles
   */
  List<Article> search(String word, int most);
}
