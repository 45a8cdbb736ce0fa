package anemone.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The addresses that a list has had so far, in 20 bytes a slot: 128 bits of SHA-256 and the line.
 * So short a fingerprint, and not the address, keeps a million of them in 40 MB; so long a one, and
 * no weaker hash, never takes one person for another, not even when somebody tries.
 *
 * <p>Open addressing with linear probing, at most three quarters full.
 */
final class TwinSet {

  private final MessageDigest sha256 = sha256();
  private long[] prints = new long[2 << 10];
  private int[] lines = new int[1 << 10];
  private int size;

  /**
   * The line on which a key was first seen, or 0 if it was not.
   *
   * @param key what makes two entries twins
   * @param line the line it stands on now, from 1
   * @param keep whether to remember it if it is new
   */
  int earlier(String key, int line, boolean keep) {
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong();
    long low = hash.getLong();
    int slot = slotOf(high, low);
    if (lines[slot] == 0 && keep) {
      put(slot, high, low, line);
      return 0;
    }
    return lines[slot];
  }

  private void put(int slot, long high, long low, int line) {
    prints[2 * slot] = high;
    prints[2 * slot + 1] = low;
    lines[slot] = line;
    size++;
    if (size > lines.length / 4 * 3) {
      grow();
    }
  }

  private int slotOf(long high, long low) {
    int mask = lines.length - 1;
    int slot = (int) high & mask;
    while (lines[slot] != 0 && (prints[2 * slot] != high || prints[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPrints = prints;
    int[] oldLines = lines;
    prints = new long[2 * oldPrints.length];
    lines = new int[2 * oldLines.length];
    for (int old = 0; old < oldLines.length; old++) {
      if (oldLines[old] != 0) {
        long high = oldPrints[2 * old];
        long low = oldPrints[2 * old + 1];
        int slot = slotOf(high, low);
        prints[2 * slot] = high;
        prints[2 * slot + 1] = low;
        lines[slot] = oldLines[old];
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
