package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.TokenStreamLocation;

/** The errors of one entry, in the order of their discovery. */
final class EntryErrors {

  private final List<String> reasons = new ArrayList<>(0);
  private int line;
  private int column;

  void add(TokenStreamLocation at, String reason) {
    if (reasons.isEmpty()) {
      line = at.getLineNr();
      column = at.getColumnNr();
    }
    reasons.add(reason);
  }

  boolean none() {
    return reasons.isEmpty();
  }

  Entry.Invalid entry(String file, Optional<EmailAddress> address) {
    return new Entry.Invalid(file, line, column, String.join("; ", reasons), address);
  }
}
