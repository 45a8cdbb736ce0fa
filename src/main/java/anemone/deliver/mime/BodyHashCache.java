package anemone.deliver.mime;

import anemone.deliver.dkim.BodyHash;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hashes of bodies that begin alike: of a variant's copies the beginning is hashed once, and each
 * copy from its first own value on. What is taken for a beginning is compared, so that a hash is
 * right whatever it is told. It may be shared by threads.
 */
final class BodyHashCache {

  private final Map<List<String>, Beginning> beginnings;

  /** Keeps so many beginnings; the one unused for longest is given up first. */
  BodyHashCache(int kept) {
    this.beginnings =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<List<String>, Beginning> eldest) {
            return size() > kept;
          }
        };
  }

  /** How a body begins. */
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
   * The hash of a body.
   *
   * @param variant what bodies that begin alike have in common
   * @param memory where the body is
   * @param from where it begins
   * @param alike up to where it is expected to be as others are
   * @param end where it ends
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
