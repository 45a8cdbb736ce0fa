package anemone.collect;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is known from earlier collections.
 *
 * @param history the history of the addresses
 * @param stored finds an article that is stored already
 * @param lookalike finds the stored article of the same source with an article's address and title
 * @param pruned whether an article was stored and deleted since
 */
public record Memory(
    FetchHistory history,
    Function<ArticleId, Optional<Article>> stored,
    Function<Article, Optional<Article>> lookalike,
    Predicate<ArticleId> pruned) {

  /** A memory in which articles are found by their identity only. */
  public Memory(FetchHistory history, Function<ArticleId, Optional<Article>> stored) {
    this(history, stored, article -> Optional.empty(), id -> false);
  }

  /** Nothing is known: the first collection. */
  public static final Memory NONE = new Memory(FetchHistory.NONE, id -> Optional.empty());

  /** Whether an article is stored already, or was. */
  public boolean knows(ArticleId id) {
    return stored.apply(id).isPresent() || pruned.test(id);
  }
}
