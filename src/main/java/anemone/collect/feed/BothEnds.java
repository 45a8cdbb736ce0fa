package anemone.collect.feed;

import java.util.List;
import java.util.stream.Stream;

/** Limits the entries of a feed: the newest may be at either end. */
final class BothEnds {

  private BothEnds() {}

  /**
   * Returns the first and the last elements of a list, half each if it is too long.
   *
   * @param most the maximum number of elements
   */
  static <T> Stream<T> of(List<T> all, int most) {
    return all.size() <= most
        ? all.stream()
        : Stream.concat(
            all.stream().limit(most / 2), all.stream().skip(all.size() - (most + 1) / 2));
  }
}
