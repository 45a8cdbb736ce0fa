package anemone.edition;

import anemone.article.Article;

/**
 * Two stories that are probably the same, for an editor to join.
 *
 * @param lead the lead of the first story
 * @param other the lead of the second story
 * @param reason why they may be the same, to follow "because": {@code "both name Norhaven and
 *     Tarrant"}
 */
public record Related(Article lead, Article other, String reason) {

  /** Returns the pair in reverse order. */
  public Related reversed() {
    return new Related(/* lead= */ other, /* other= */ lead, reason);
  }
}
