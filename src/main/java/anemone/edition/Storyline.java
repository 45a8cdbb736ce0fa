package anemone.edition;

import java.util.List;

/**
 * Stories that are steps, reactions or sides of one chain of events.
 *
 * @param stories the leading story first
 */
public record Storyline(List<Story> stories) {

  /** Copies the stories. */
  public Storyline {
    stories = List.copyOf(stories);
  }
}
