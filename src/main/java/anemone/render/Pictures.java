package anemone.render;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The store of the pictures that were fetched for editions, by their address. */
public interface Pictures {

  /**
   * Finds the stored pictures of the given addresses.
   *
   * @param inside whether to find only pictures whose file is stored, to attach it to the mail
   */
  Map<String, Picture> find(Collection<String> addresses, boolean inside);

  /** Stores pictures, and deletes those that no edition has needed for a long time. */
  void keep(Map<String, Picture> pictures, Instant now);
}
