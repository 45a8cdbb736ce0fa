package anemone.run;

import anemone.edition.Slot;
import java.util.Map;

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
}
