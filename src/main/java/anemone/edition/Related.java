package anemone.edition;

import anemone.article.Article;

/**
 * Two stories that probably tell the same, for an editor to join by hand.
 *
 * @param lead the lead of the one, which was given first
 * @param other the lead of the other
 * @param reason why they may be the same, in words that continue "because": {@code "both name
 *     Norhaven and Tarrant"}
 */
public record Related(Article lead, Article other, String reason) {

  /** The pair seen from the other story. */
  public Related reversed() {
    return new Related(/* lead= */ other, /* other= */ lead, reason);
  }
}
