package anemone.edition;

import anemone.article.Article;
import java.util.List;
import java.util.Optional;

/** Says what an article says in other words than its own; it may have nothing to offer. */
public interface Retelling {

  /** Nobody retells anything: the article's own sentences stand. */
  Retelling NONE = (article, gist) -> Optional.empty();

  /**
   * One or two sentences in place of the gist.
   *
   * @param article what is told
   * @param gist the article's own sentences
   */
  Optional<String> retell(Article article, List<Span> gist);
}
