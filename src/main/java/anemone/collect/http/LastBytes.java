package anemone.collect.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the end of a stream in memory that does not grow with its length. */
final class LastBytes {

  private static final int PART = 1 << 16;

  private LastBytes() {}

  /**
   * Returns the last bytes of a stream.
   *
   * @param keep the maximum number of bytes returned
   * @param max the maximum number of bytes read
   * @throws IOException if the stream is longer, or breaks
   */
  static byte[] of(InputStream in, int keep, long max) throws IOException {
    byte[] ring = new byte[keep];
    byte[] part = new byte[PART];
    long total = 0;
    for (int n = in.read(part); n >= 0; n = in.read(part)) {
      for (int from = 0; from < n; ) {
        int at = (int) (total % keep);
        int length = Math.min(n - from, keep - at);
        System.arraycopy(part, from, ring, at, length);
        from += length;
        total += length;
      }
      if (total > max) {
        throw new IOException("longer than " + max + " bytes");
      }
    }
    if (total <= keep) {
      return Arrays.copyOf(ring, (int) total);
    }
    int begin = (int) (total % keep);
    byte[] last = new byte[keep];
    System.arraycopy(ring, begin, last, 0, keep - begin);
    System.arraycopy(ring, 0, last, keep - begin, begin);
    return last;
  }
}
