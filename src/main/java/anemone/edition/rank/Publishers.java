package anemone.edition.rank;

import anemone.article.Article;
import anemone.edition.Story;
import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;

/** Counts the publishers of a story: several sources may belong to one publisher. */
final class Publishers {

  private Publishers() {}

  /** Returns the number of publishers, at most the number of sources. */
  static long count(Story story) {
    long sources = story.articles().stream().map(Article::source).distinct().count();
    return sources == 1
        ? 1
        : Math.min(sources, story.articles().stream().map(Publishers::of).distinct().count());
  }

  /** Returns the registrable domain of an article's address, or its source if it has none. */
  private static String of(Article article) {
    return article
        .url()
        .map(URI::getHost)
        .map(host -> EffectiveTldFinder.getAssignedDomain(host, true, false))
        .orElse(article.source());
  }
}
