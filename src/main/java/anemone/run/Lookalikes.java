package anemone.run;

import anemone.article.Article;
import anemone.article.Articles;
import java.util.Optional;
import java.util.Set;

/**
 * Finds stored articles with the address and title of another, in one collection. A source that is
 * new has none, and the search, which reads all articles, is not made for each of its entries. Safe
 * for use by many threads at once.
 */
final class Lookalikes {

  private final Articles articles;
  private Optional<Set<String>> sources = Optional.empty();

  Lookalikes(Articles articles) {
    this.articles = articles;
  }

  /** Returns the latest article with the source, address and title of another. */
  Optional<Article> find(Article article) {
    return isNew(article.source()) ? Optional.empty() : articles.findLike(article);
  }

  private synchronized boolean isNew(String source) {
    Set<String> stored = sources.orElseGet(articles::sources);
    sources = Optional.of(stored);
    return !stored.contains(source);
  }
}
