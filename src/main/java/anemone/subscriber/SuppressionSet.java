package anemone.subscriber;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The suppressed addresses as they were at one moment, to be asked about every subscriber of a long
 * list: four bytes an address in memory, and only a likely hit is looked up. May be used by several
 * threads.
 */
public final class SuppressionSet {

  /** Nobody. */
  public static final SuppressionSet NOBODY = new SuppressionSet(new int[0], address -> false);

  private final int[] hashes;
  private final Predicate<EmailAddress> sure;

  private SuppressionSet(int[] hashes, Predicate<EmailAddress> sure) {
    this.hashes = hashes;
    this.sure = sure;
  }

  /** Those who are suppressed now. */
  public static SuppressionSet of(Suppressions suppressions) {
    IntStream.Builder hashes = IntStream.builder();
    suppressions.each(suppression -> hashes.add(hash(suppression.address())));
    return new SuppressionSet(
        hashes.build().sorted().toArray(), address -> suppressions.find(address).isPresent());
  }

  /** Whether an address is one of them. */
  public boolean contains(EmailAddress address) {
    return hashes.length > 0
        && Arrays.binarySearch(hashes, hash(address)) >= 0
        && sure.test(address);
  }

  /** Whether nothing was added and nothing lifted between two moments. */
  public boolean isSameAs(SuppressionSet other) {
    return Arrays.equals(hashes, other.hashes);
  }

  private static int hash(EmailAddress address) {
    return address.key().hashCode();
  }
}
