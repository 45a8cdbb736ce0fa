package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.TokenStreamLocation;

/** The errors of one entry, in the order of their discovery. */
final class EntryErrors {

  /** Maximum length of a reason: it quotes values, which may have any length. */
  private static final int LONGEST = 300;

  private final List<String> reasons = new ArrayList<>(0);
  private int line;
  private int column;

  void add(TokenStreamLocation at, String reason) {
    if (reasons.isEmpty()) {
      line = at.getLineNr();
      column = at.getColumnNr();
    }
    reasons.add(reason.length() > LONGEST ? reason.substring(0, LONGEST) + "\u2026" : reason);
  }

  boolean none() {
    return reasons.isEmpty();
  }

  Entry.Invalid entry(String file, Optional<EmailAddress> address) {
    return new Entry.Invalid(file, line, column, String.join("; ", reasons), address);
  }
}
