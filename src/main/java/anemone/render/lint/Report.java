package anemone.render.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The findings of many mails, without duplicates. */
public final class Report {

  private final List<Entry> entries = new ArrayList<>();

  /** Adds the findings in one copy of an edition. */
  public void add(String edition, List<Finding> findings) {
    findings.forEach(finding -> add(edition, finding));
  }

  private void add(String edition, Finding finding) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).finding().isSameAs(finding)) {
        entries.set(i, entries.get(i).seenIn(edition));
        return;
      }
    }
    entries.add(new Entry(finding, Set.of(edition), 1));
  }

  /** Returns all mistakes, errors first. */
  public List<Entry> entries() {
    return entries.stream().sorted(Comparator.comparing(e -> e.finding().severity())).toList();
  }

  /** Returns the mistakes of one severity. */
  public List<Entry> entries(Severity severity) {
    return entries.stream().filter(e -> e.finding().severity() == severity).toList();
  }

  /**
   * A mistake with its occurrences.
   *
   * @param finding the first finding
   * @param editions the editions that have it
   * @param times the number of findings
   */
  public record Entry(Finding finding, Set<String> editions, int times) {

    /** Keeps the order of the editions. */
    public Entry {
      editions = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(editions));
    }

    private Entry seenIn(String edition) {
      Set<String> more = new LinkedHashSet<>(editions);
      more.add(edition);
      return new Entry(finding, more, times + 1);
    }

    /** Returns the finding and the editions that have it, in one line. */
    @Override
    public String toString() {
      return finding + " (" + String.join(", ", editions) + ")";
    }
  }
}
