package anemone.edition;

import anemone.article.Article;
import java.util.Optional;

/**
 * An article of an approved edition.
 *
 * @param article the article
 * @param slot the edition
 * @param telling how its story was shown; empty if it was not the lead of one, or if an earlier
 *     version of the program did not record it
 */
public record SentArticle(Article article, Slot slot, Optional<Telling> telling) {

  /** An article that was not the lead of a story. */
  public SentArticle(Article article, Slot slot) {
    this(article, slot, Optional.empty());
  }

  /**
   * A story as an edition showed it.
   *
   * @param title its title
   * @param subject the editor's subject of the mail, if it was the lead of the edition; else empty
   * @param leading whether it was the lead of the edition
   * @param times the number of editions in a row that told of its storyline, this one included
   */
  public record Telling(String title, String subject, boolean leading, int times) {}
}
