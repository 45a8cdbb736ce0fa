package anemone.edition;

import anemone.article.ArticleId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which stories an editor chose for an edition, each named by any of its articles.
 *
 * @param kept the articles of the stories that stay; only a newcomer with a higher score may take
 *     the place of one
 * @param pinned those whose place no newcomer may take
 * @param dropped those that are left out and never come back
 * @param passedOver those that the editor saw and did not choose; they wait for the next edition
 */
public record Selection(
    Set<ArticleId> kept, Set<ArticleId> pinned, Set<ArticleId> dropped, Set<ArticleId> passedOver) {

  /** An editor who chose nothing. */
  public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public Selection {
    kept = copy(kept);
    pinned = copy(pinned);
    dropped = copy(dropped);
    passedOver = copy(passedOver);
  }

  /** Whether the editor has chosen stories, so that their number is theirs to decide. */
  boolean isMade() {
    return !kept.isEmpty();
  }

  boolean keeps(ArticleId article) {
    return kept.contains(article) || pinned.contains(article);
  }

  /** Whether a story is one of those that the editor chose. */
  public boolean keeps(Story story) {
    return names(kept, story) || pins(story);
  }

  boolean pins(Story story) {
    return names(pinned, story);
  }

  boolean drops(Story story) {
    return !keeps(story) && names(dropped, story);
  }

  boolean passesOver(Story story) {
    return !keeps(story) && names(passedOver, story);
  }

  private static boolean names(Set<ArticleId> ids, Story story) {
    return story.articles().stream().anyMatch(a -> ids.contains(a.id()));
  }

  private static Set<ArticleId> copy(Set<ArticleId> ids) {
    return Collections.unmodifiableSet(new TreeSet<>(ids));
  }
}
