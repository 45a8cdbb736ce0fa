package anemone.edition.story;

import anemone.edition.story.TermReader.Term;
import java.util.List;

/**
 * The runs of four terms of a text, most of which copies have in common (A. Broder, "On the
 * resemblance and containment of documents", 1997).
 */
final class Shingles {

  private static final int LENGTH = 4;

  private final int[] hashes;

  private Shingles(int[] hashes) {
    this.hashes = hashes;
  }

  static Shingles of(List<Term> terms) {
    int[] hashes = new int[Math.max(0, terms.size() - LENGTH + 1)];
    for (int i = 0; i < hashes.length; i++) {
      int hash = 1;
      for (int j = i; j < i + LENGTH; j++) {
        hash = 31 * hash + terms.get(j).key().hashCode();
      }
      hashes[i] = hash;
    }
    return new Shingles(java.util.Arrays.stream(hashes).sorted().distinct().toArray());
  }

  /** Returns their number. */
  int size() {
    return hashes.length;
  }

  /** Returns the number of common shingles divided by the size of the smaller set, from 0 to 1. */
  double containment(Shingles other) {
    int fewer = Math.min(hashes.length, other.hashes.length);
    int common = 0;
    int j = 0;
    for (int hash : hashes) {
      while (j < other.hashes.length && other.hashes[j] < hash) {
        j++;
      }
      if (j < other.hashes.length && other.hashes[j] == hash) {
        common++;
      }
    }
    return fewer == 0 ? 0 : common / (double) fewer;
  }
}
