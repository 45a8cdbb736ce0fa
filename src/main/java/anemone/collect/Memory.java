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
 * @param known whether an article is stored already, or was
 */
public record Memory(
    FetchHistory history,
    Function<ArticleId, Optional<Article>> stored,
    Function<Article, Optional<Article>> lookalike,
    Predicate<ArticleId> known) {

  /** A memory in which articles are found by their identity only. */
  public Memory(FetchHistory history, Function<ArticleId, Optional<Article>> stored) {
    this(history, stored, article -> Optional.empty(), id -> stored.apply(id).isPresent());
  }

  /** Nothing is known: the first collection. */
  public static final Memory NONE = new Memory(FetchHistory.NONE, id -> Optional.empty());

  /** Whether an article is stored already, or was. */
  public boolean knows(ArticleId id) {
    return known.test(id);
  }
}
