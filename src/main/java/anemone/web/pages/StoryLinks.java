package anemone.web.pages;

import anemone.edition.Slot;
import java.net.URI;
import java.util.Optional;

/** The counted links of stories. Thread-safe. */
public interface StoryLinks {

  /**
   * Returns the address that an edition has for a story; empty if it has none.
   *
   * @param code the code of the story in its link
   */
  Optional<URI> target(Slot slot, String code);

  /** Counts a click, after its response. */
  void count(Slot slot, String code);
}
