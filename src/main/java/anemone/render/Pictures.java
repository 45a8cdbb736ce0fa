package anemone.render;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The store of pictures fetched for editions, by address. */
public interface Pictures {

  /**
   * Returns the stored pictures of some addresses.
   *
   * @param inside whether they are attached to the mail: then only those with a stored file
   */
  Map<String, Picture> find(Collection<String> addresses, boolean inside);

  /** Stores pictures, and deletes those that no edition has fetched for a long time. */
  void keep(Map<String, Picture> pictures, Instant now);
}
