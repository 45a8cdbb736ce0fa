package anemone.collect;

import anemone.article.ArticleId;
import java.util.function.Predicate;

/**
 * What is known from earlier collections.
 *
 * @param history the history of the addresses
 * @param known tests whether an article is stored already
 */
public record Memory(FetchHistory history, Predicate<ArticleId> known) {

  /** Nothing is known: the first collection. */
  public static final Memory NONE = new Memory(FetchHistory.NONE, id -> false);
}
