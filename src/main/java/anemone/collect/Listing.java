package anemone.collect;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * The pages that a source listed when it was read. Their history is kept as long as the source may
 * list them.
 *
 * @param source the address of the source
 * @param pages the addresses that it listed
 * @param read those of them that were requested, now or earlier
 * @param complete whether it lists no others, as far as is known
 */
public record Listing(String source, Set<URI> pages, Set<URI> read, boolean complete) {

  /** Copies the sets. */
  public Listing {
    pages = Set.copyOf(pages);
    read = Set.copyOf(read);
  }

  /** Returns this listing together with another of the source. */
  public Listing plus(Listing other) {
    return new Listing(
        source, union(pages, other.pages), union(read, other.read), complete && other.complete);
  }

  private static Set<URI> union(Set<URI> a, Set<URI> b) {
    Set<URI> all = new HashSet<>(a);
    all.addAll(b);
    return all;
  }
}
