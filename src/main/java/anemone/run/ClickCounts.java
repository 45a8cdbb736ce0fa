package anemone.run;

import anemone.edition.Slot;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Counts clicks on stories; records neither who clicked nor when. */
public interface ClickCounts {

  /**
   * Adds a click.
   *
   * @param story the code of the story in its link
   */
  void add(Slot slot, String story);

  /** Returns the clicks on the stories of an edition, by the codes of the stories. */
  Map<String, Long> of(Slot slot);

  /** Returns where the link of a story leads whose edition was pruned. */
  Optional<URI> target(Slot slot, String story);
}
