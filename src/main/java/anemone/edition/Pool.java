package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** All of them, each once: what was told before, then the other candidates. */
  List<Article> all() {
    Set<ArticleId> told =
        sent.stream().map(t -> t.article().id()).collect(Collectors.toUnmodifiableSet());
    return Stream.concat(
            sent.stream().map(SentArticle::article),
            candidates.stream().filter(a -> !told.contains(a.id())))
        .toList();
  }
}
