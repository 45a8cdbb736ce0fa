package anemone.edition;

import anemone.article.ArticleId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * An editor's selection of stories, each identified by any of its articles.
 *
 * @param kept the stories that stay unless a new one with a higher score replaces them
 * @param pinned the stories that cannot be replaced
 * @param dropped the stories left out for good
 * @param passedOver the stories that the editor saw and did not choose; they wait for the next
 *     edition
 */
public record Selection(
    Set<ArticleId> kept, Set<ArticleId> pinned, Set<ArticleId> dropped, Set<ArticleId> passedOver) {

  /** No selection. */
  public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public Selection {
    kept = copy(kept);
    pinned = copy(pinned);
    dropped = copy(dropped);
    passedOver = copy(passedOver);
  }

  /** Whether the editor chose stories, so that the minimum number does not apply. */
  boolean isMade() {
    return !kept.isEmpty();
  }

  boolean keeps(ArticleId article) {
    return kept.contains(article) || pinned.contains(article);
  }

  /** Whether the editor chose a story. */
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
