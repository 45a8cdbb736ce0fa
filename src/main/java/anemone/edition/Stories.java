package anemone.edition;

import anemone.article.Article;
import java.util.List;

/** Finds the articles that tell the same thing. */
public interface Stories {

  /**
   * Groups articles into stories; every article is in exactly one of them.
   *
   * @param articles in any order
   * @return the stories, and the pairs of them that an editor may want to join
   */
  Grouping group(List<Article> articles);
}
