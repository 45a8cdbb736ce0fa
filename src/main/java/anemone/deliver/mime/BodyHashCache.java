package anemone.deliver.mime;

import anemone.cache.LruMap;
import anemone.deliver.dkim.BodyHash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Hashes bodies with a common beginning: for the copies of a variant the beginning is hashed once,
 * and each copy from its first personal value on. The beginning is compared, so that hashes are
 * always right. May be shared by threads.
 */
final class BodyHashCache {

  private final Map<List<String>, Beginning> beginnings;

  /** Keeps a number of beginnings; removes the one used least recently. */
  BodyHashCache(int kept) {
    this.beginnings = new LruMap<>(kept);
  }

  /** The beginning of a body. */
  private static final class Beginning {

    final byte[] octets;
    final BodyHash hash;

    Beginning(byte[] octets) {
      this.octets = octets;
      this.hash = BodyHash.of(octets);
    }

    boolean begins(byte[] memory, int from, int end) {
      return end - from >= octets.length
          && Arrays.equals(memory, from, from + octets.length, octets, 0, octets.length);
    }
  }

  /**
   * Returns the hash of a body.
   *
   * @param variant identifies bodies with a common beginning
   * @param memory contains the body
   * @param from the start of the body
   * @param alike the expected end of the common beginning
   * @param end the end of the body
   */
  BodyHash of(List<String> variant, byte[] memory, int from, int alike, int end) {
    Beginning beginning;
    synchronized (beginnings) {
      beginning = beginnings.get(variant);
    }
    if (beginning == null || !beginning.begins(memory, from, end)) {
      beginning = new Beginning(Arrays.copyOfRange(memory, from, alike));
      synchronized (beginnings) {
        beginnings.put(variant, beginning);
      }
    }
    int own = from + beginning.octets.length;
    return beginning.hash.plus(memory, own, end - own);
  }
}
