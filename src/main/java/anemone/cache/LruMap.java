package anemone.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of limited size: an entry too many evicts the least recently used one. Reading an entry
 * uses it, {@link #containsKey} does not. Not thread-safe, not even for readers.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {

  private final int most;

  /**
   * An empty map.
   *
   * @param most the maximum number of entries
   */
  public LruMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
