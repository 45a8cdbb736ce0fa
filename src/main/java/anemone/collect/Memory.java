package anemone.collect;

import anemone.article.ArticleId;
import java.util.function.Predicate;

/**
 * What earlier rounds of collecting have left.
 *
 * @param history what is known of addresses
 * @param known whether an article came in before
 */
public record Memory(FetchHistory history, Predicate<ArticleId> known) {

  /** As in the first round of all. */
  public static final Memory NONE = new Memory(FetchHistory.NONE, id -> false);
}
