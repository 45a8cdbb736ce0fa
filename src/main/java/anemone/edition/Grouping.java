package anemone.edition;

import java.util.List;

/**
 * Articles grouped into stories.
 *
 * @param stories every article is in exactly one; in the order in which their leads were given
 * @param related pairs of stories that are probably the same but were kept apart, the likeliest
 *     first
 */
public record Grouping(List<Story> stories, List<Related> related) {

  /** Copies the lists. */
  public Grouping {
    stories = List.copyOf(stories);
    related = List.copyOf(related);
  }
}
