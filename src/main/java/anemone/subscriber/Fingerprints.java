package anemone.subscriber;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Tells whether the addresses of a list all differ, in eight bytes an address, a few times that
 * while they are sorted, and without a search for each: 64 bits of a hash. No two that are the same
 * are overlooked; two that differ are taken for the same once in many million lists of a million,
 * or when somebody tries, so that what is found here has to be looked at again.
 */
public final class Fingerprints implements Twins {

  /** Odd, with bits in every part: 2^64 divided by the golden ratio. */
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private final LongStream.Builder prints = LongStream.builder();

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

  /**
   * Whether all addresses of the parts of a list differ, capitals aside, for certain. Nothing can
   * be added afterwards.
   */
  public static boolean allDiffer(List<Fingerprints> parts) {
    long[] sorted = parts.stream().flatMapToLong(part -> part.prints.build()).toArray();
    Arrays.sort(sorted);
    for (int at = 1; at < sorted.length; at++) {
      if (sorted[at] == sorted[at - 1]) {
        return false;
      }
    }
    return true;
  }
}
