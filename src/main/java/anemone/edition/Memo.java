package anemone.edition;

import anemone.cache.LruMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers the last values of a pure function. Not thread-safe.
 *
 * @param <K> its argument
 * @param <V> its value
 */
final class Memo<K, V> {

  private final Map<K, V> known;
  private final Function<K, V> function;

  /**
   * Nothing is remembered yet.
   *
   * @param most the maximum number of values; the least recently used is forgotten
   */
  Memo(int most, Function<K, V> function) {
    this.function = function;
    this.known = new LruMap<>(most);
  }

  /** Returns the value for an argument. */
  V of(K argument) {
    return known.computeIfAbsent(argument, function);
  }
}
