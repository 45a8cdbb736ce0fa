package anemone.edition;

import anemone.article.Article;
import java.util.ArrayList;
import java.util.List;

/**
 * One or more articles that tell the same thing.
 *
 * @param lead the article that the reader is shown
 * @param alsoAt the others, in the order in which they are named
 */
public record Story(Article lead, List<Article> alsoAt) {

  /** Copies the others. */
  public Story {
    alsoAt = List.copyOf(alsoAt);
  }

  /** The lead and the others. */
  public List<Article> articles() {
    List<Article> all = new ArrayList<>(1 + alsoAt.size());
    all.add(lead);
    all.addAll(alsoAt);
    return List.copyOf(all);
  }

  /** The topics of its articles, each once, the lead's first. */
  public List<String> topics() {
    return articles().stream().flatMap(a -> a.topics().stream()).distinct().toList();
  }
}
