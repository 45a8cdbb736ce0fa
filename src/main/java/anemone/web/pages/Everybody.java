package anemone.web.pages;

import java.util.Optional;

/**
 * What is served to everybody alike.
 *
 * @param archive the archive, if it is open
 * @param stories the counted links of stories, if clicks are counted
 */
public record Everybody(Optional<PublicPages> archive, Optional<StoryLinks> stories) {

  /** Nothing. */
  static final Everybody NOTHING = new Everybody(Optional.empty(), Optional.empty());
}
