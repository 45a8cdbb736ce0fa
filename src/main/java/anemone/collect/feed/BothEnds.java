package anemone.collect.feed;

import java.util.List;
import java.util.stream.Stream;

/** Limits the entries of a feed: the newest may be at either end. */
final class BothEnds {

  private BothEnds() {}

  /**
   * Returns the first and the last elements of a list, half each if it is too long.
   *
   * @param max the maximum number of elements
   */
  static <T> Stream<T> of(List<T> all, int max) {
    return all.size() <= max
        ? all.stream()
        : Stream.concat(all.stream().limit(max / 2), all.stream().skip(all.size() - (max + 1) / 2));
  }
}
