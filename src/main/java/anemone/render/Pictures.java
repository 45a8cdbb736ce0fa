package anemone.render;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The pictures that were fetched for editions, by their addresses. */
public interface Pictures {

  /**
   * Those that are kept of some addresses.
   *
   * @param inside whether they are to travel in the mail: then only those whose octets are kept
   */
  Map<String, Picture> find(Collection<String> addresses, boolean inside);

  /** Keeps some, and forgets those that no edition has fetched for a long time. */
  void keep(Map<String, Picture> pictures, Instant now);
}
