package anemone.edition;

import anemone.article.Article;
import java.util.List;

/**
 * What an edition is composed from.
 *
 * @param candidates the articles to choose from
 * @param sent what recent editions of the cadence have told; nobody wants it again
 */
public record Pool(List<Article> candidates, List<SentArticle> sent) {

  /** Copies the lists. */
  public Pool {
    candidates = List.copyOf(candidates);
    sent = List.copyOf(sent);
  }

  /** Articles of which nothing was told before. */
  public static Pool of(List<Article> candidates) {
    return new Pool(candidates, List.of());
  }
}
