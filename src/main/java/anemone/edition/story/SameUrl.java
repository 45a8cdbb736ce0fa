package anemone.edition.story;

import anemone.article.Article;
import anemone.article.CanonicalUrl;
import anemone.edition.Stories;
import anemone.edition.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges the articles that have the same canonical address. */
public final class SameUrl implements Stories {

  private static final Comparator<Article> LEAD_FIRST =
      Comparator.comparingInt((Article a) -> a.text().length())
          .reversed()
          .thenComparing(Article::appeared)
          .thenComparing(Article::id);

  @Override
  public List<Story> merge(List<Article> articles) {
    Map<String, List<Article>> twins = new LinkedHashMap<>();
    for (Article article : articles) {
      String key =
          article.url().map(CanonicalUrl::of).map(Object::toString).orElse(article.id().value());
      twins.computeIfAbsent(key, k -> new ArrayList<>()).add(article);
    }
    return twins.values().stream().map(SameUrl::story).toList();
  }

  private static Story story(List<Article> twins) {
    List<Article> ordered = twins.stream().sorted(LEAD_FIRST).toList();
    return new Story(ordered.get(0), ordered.subList(1, ordered.size()));
  }
}
