package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The articles from which an edition is composed.
 *
 * @param candidates the candidate articles
 * @param sent the articles of recent editions of the cadence, whose stories are not repeated
 */
public record Pool(List<Article> candidates, List<SentArticle> sent) {

  /** Copies the lists. */
  public Pool {
    candidates = List.copyOf(candidates);
    sent = List.copyOf(sent);
  }

  /** A pool without earlier editions. */
  public static Pool of(List<Article> candidates) {
    return new Pool(candidates, List.of());
  }

  /** Returns all articles once: those sent before, then the other candidates. */
  List<Article> all() {
    Set<ArticleId> told =
        sent.stream().map(t -> t.article().id()).collect(Collectors.toUnmodifiableSet());
    return Stream.concat(
            sent.stream().map(SentArticle::article),
            candidates.stream().filter(a -> !told.contains(a.id())))
        .toList();
  }
}
