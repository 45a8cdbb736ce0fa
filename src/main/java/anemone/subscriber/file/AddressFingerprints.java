package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Tells whether the addresses of a list all differ, in eight bytes an address and without a search
 * for each: 64 bits of a hash, sorted. No two that are the same are overlooked; two that differ are
 * taken for the same once in many million lists of a million, or when somebody tries, so that what
 * is found here has to be looked at again.
 */
public final class AddressFingerprints implements Duplicates {

  /** Odd, with bits in every part: 2^64 divided by the golden ratio. */
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  /**
   * The parts of a list are compared range by range, each as small as a processor's first cache.
   */
  private static final int RANGES = 256;

  private static final long WIDTH = 1L << (Long.SIZE - 8);

  private LongStream.Builder prints = LongStream.builder();
  private long[] sorted = {};

  @Override
  public int earlier(EmailAddress address, int line, boolean keep) {
    add(address);
    return 0;
  }

  /** Adds an address. */
  void add(EmailAddress address) {
    String key = address.key();
    long print = 0;
    for (int at = 0; at < key.length(); at++) {
      print = (print + key.charAt(at) + 1) * FACTOR;
    }
    prints.accept(print);
  }

  /** Sorts what was added; to be called when all of it is there. */
  public void sort() {
    sorted = prints.build().toArray();
    prints = LongStream.builder();
    Arrays.sort(sorted);
  }

  /** Whether all addresses of the sorted parts of a list differ, capitals aside, for certain. */
  public static boolean allDiffer(List<AddressFingerprints> parts) {
    int[] next = new int[parts.size()];
    for (int range = 0; range < RANGES; range++) {
      long last = Long.MIN_VALUE + (range + 1) * WIDTH - 1;
      LongStream.Builder some = LongStream.builder();
      for (int part = 0; part < next.length; part++) {
        long[] all = parts.get(part).sorted;
        for (; next[part] < all.length && all[next[part]] <= last; next[part]++) {
          some.accept(all[next[part]]);
        }
      }
      if (hasTwo(some.build().sorted().toArray())) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasTwo(long[] ordered) {
    for (int at = 1; at < ordered.length; at++) {
      if (ordered[at] == ordered[at - 1]) {
        return true;
      }
    }
    return false;
  }
}
