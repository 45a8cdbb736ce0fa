package anemone.collect;

import anemone.article.Article;
import anemone.article.Source;
import java.util.List;

/**
 * What one round of collecting brought.
 *
 * @param articles all articles, in the order of the sources and of each source's own
 * @param failures the sources that failed, each with its reason
 */
public record Harvest(List<Article> articles, List<Failure> failures) {

  /** Copies the lists. */
  public Harvest {
    articles = List.copyOf(articles);
    failures = List.copyOf(failures);
  }

  /**
   * A source that could not be read, or an item of it that could not be used.
   *
   * @param source which
   * @param why one sentence: what happened, and what to do where that can be said
   */
  public record Failure(Source source, String why) {}
}
