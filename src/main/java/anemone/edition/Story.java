package anemone.edition;

import anemone.article.Article;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One or more articles that report the same event.
 *
 * @param lead the article that is shown
 * @param alsoAt the others, the fullest first; one source may have several
 */
public record Story(Article lead, List<Article> alsoAt) {

  /** Copies the others. */
  public Story {
    alsoAt = List.copyOf(alsoAt);
  }

  /** Returns the lead and the others. */
  public List<Article> articles() {
    List<Article> all = new ArrayList<>(1 + alsoAt.size());
    all.add(lead);
    all.addAll(alsoAt);
    return List.copyOf(all);
  }

  /** Returns the first article of each source other than the lead's, for "also at". */
  public List<Article> elsewhere() {
    Set<String> named = new HashSet<>(Set.of(lead.source()));
    return alsoAt.stream().filter(a -> named.add(a.source())).toList();
  }

  /** Returns the topics of its articles, each once, the lead's first. */
  public List<String> topics() {
    return articles().stream().flatMap(a -> a.topics().stream()).distinct().toList();
  }
}
