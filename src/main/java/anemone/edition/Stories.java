package anemone.edition;

import anemone.article.Article;
import java.util.List;

/** Finds the articles that tell the same thing. */
public interface Stories {

  /**
   * Merges articles into stories; every article is in exactly one of them.
   *
   * @param articles in any order
   * @return the stories, in the order in which their leads were given
   */
  List<Story> merge(List<Article> articles);
}
