package anemone.subscriber;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests allowed words for misspelled ones. */
public final class DidYouMean {

  private DidYouMean() {}

  /**
   * Returns the allowed word with the least edit distance (Damerau, 1964), ignoring case. Empty if
   * more than a third of the letters differ from each allowed word.
   */
  public static Optional<String> nearest(String word, Collection<String> allowed) {
    String folded = word.toLowerCase(Locale.ROOT);
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : allowed) {
      int room = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
      if (Math.abs(word.length() - candidate.length()) > room) {
        continue;
      }
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
      if (distance <= room && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /**
   * Returns the end of an error message: {@code ; did you mean daily?}, or the allowed words if
   * none is near and they are few.
   */
  public static String hint(String word, Collection<String> allowed) {
    return nearest(word, allowed)
        .map(n -> "; did you mean " + n + "?")
        .orElseGet(
            () -> allowed.size() > 12 ? "" : "; must be one of " + String.join(", ", allowed));
  }

  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
