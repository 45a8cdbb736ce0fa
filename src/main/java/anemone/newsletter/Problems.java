package anemone.newsletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one file. */
final class Problems {

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Node.Spot at, String key, String message) {
    found.add(new Problem(file, at.line(), at.column(), key, message));
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Returns the mistakes, in the order of the file. */
  List<Problem> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
