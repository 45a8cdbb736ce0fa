package anemone.edition;

import anemone.article.Article;

/** Two articles whose relation the rules are not sure of. */
public record ArticlePair(Article one, Article other) {

  /** Whether an article is one of the two. */
  public boolean has(Article article) {
    return one.id().equals(article.id()) || other.id().equals(article.id());
  }
}
