package anemone.render;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Keeps the HTML part below the size at which mailboxes truncate it. */
public final class SizeFit {

  /**
   * Maximum bytes of a variant as sent. Gmail truncates at about 102,000; the difference is for the
   * part's header and a subscriber's links.
   */
  static final int MAX_BYTES_SENT = 98_000;

  /** Maximum bytes before the transfer encoding, which some mailboxes measure. */
  static final int MAX_BYTES = 80_000;

  private static final int LINE = 76;

  private SizeFit() {}

  /** Whether an HTML part is small enough. */
  static boolean fits(String html) {
    return html.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        && encoded(html) <= MAX_BYTES_SENT;
  }

  /** Returns the size of a text in quoted-printable with CRLF line ends (RFC 2045 section 6.7). */
  public static int encoded(String text) {
    int total = 0;
    int column = 0;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == '\n') {
        total += 2;
        column = 0;
        continue;
      }
      int width = b >= ' ' && b <= '~' && b != '=' ? 1 : 3;
      if (column + width >= LINE) {
        total += 3;
        column = 0;
      }
      total += width;
      column += width;
    }
    return total;
  }

  /**
   * Returns the result for the largest number that passes a test, by bisection; the test must be
   * monotonic.
   *
   * @param max the largest number to try; 1 is the smallest
   * @return the result; empty if the result for 1 fails the test
   */
  static <T> Optional<T> largest(int max, IntFunction<T> make, Predicate<T> passes) {
    Optional<T> best = Optional.of(make.apply(max)).filter(passes);
    int good = best.isPresent() ? max : 0;
    int bad = max;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      T made = make.apply(middle);
      if (passes.test(made)) {
        best = Optional.of(made);
        good = middle;
      } else {
        bad = middle;
      }
    }
    return best;
  }
}
