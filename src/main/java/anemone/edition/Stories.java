package anemone.edition;

import anemone.article.Article;
import java.util.List;

/** Groups articles that report the same event. */
public interface Stories {

  /**
   * Groups articles into stories; every article is in exactly one of them.
   *
   * @param articles in any order
   * @return the stories, and pairs that an editor may want to join
   */
  Grouping group(List<Article> articles);

  /** Returns a grouping of articles that parts those that are said not to belong together. */
  default Stories with(Relations relations) {
    return this;
  }
}
