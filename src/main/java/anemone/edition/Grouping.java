package anemone.edition;

import java.util.List;

/**
 * Articles grouped into stories.
 *
 * @param stories every article is in exactly one; in the order in which their leads were given
 * @param related pairs of stories that are probably the same but were kept apart, the likeliest
 *     first
 * @param unsure pairs of articles that are in one story by little
 * @param storylines finds the storylines of these articles, in whatever stories they are
 */
public record Grouping(
    List<Story> stories,
    List<Related> related,
    List<ArticlePair> unsure,
    StorylineFinder storylines) {

  /** Copies the lists. */
  public Grouping {
    stories = List.copyOf(stories);
    related = List.copyOf(related);
    unsure = List.copyOf(unsure);
  }

  /** A grouping without storylines. */
  public Grouping(List<Story> stories, List<Related> related) {
    this(stories, related, List.of(), StorylineFinder.NONE);
  }
}
