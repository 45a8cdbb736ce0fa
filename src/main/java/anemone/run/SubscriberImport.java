package anemone.run;

import anemone.run.ImportStore.Placed;
import anemone.subscriber.AddressTable;
import anemone.subscriber.Subscriber;
import anemone.subscriber.file.ImportEntry;
import anemone.subscriber.file.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Imports subscribers from another program, in several transactions, so that people who unsubscribe
 * meanwhile do not have to wait.
 *
 * @param store the roster
 * @param under the import
 */
public record SubscriberImport(ImportStore store, ImportStore.Import under) {

  private static final int ROWS_AT_ONCE = 2_000;

  /** The columns that the file of rejected rows has in addition. */
  private static final List<String> NOTES = List.of("line", "column", "value", "reason");

  /**
   * The numbers of rows by result.
   *
   * @param added new subscribers
   * @param updated changed subscribers
   * @param same unchanged subscribers
   * @param keptOut people who unsubscribed, here or in the other program
   * @param rejected rows with an error
   */
  public record Count(long added, long updated, long same, long keptOut, long rejected) {

    /** {@code 3 added, 1 updated, 0 same, 2 kept out, 1 rejected}. */
    @Override
    public String toString() {
      return "%,d added, %,d updated, %,d same, %,d kept out, %,d rejected"
          .formatted(added, updated, same, keptOut, rejected);
    }
  }

  /**
   * Imports rows.
   *
   * @param headers the headers of their columns
   * @param rejects receives the rejected rows as CSV: their cells, then line, column, value and
   *     reason; the file can be corrected and imported
   * @throws UncheckedIOException if a row cannot be read or written
   */
  public Count all(Iterator<ImportEntry> rows, List<String> headers, Writer rejects) {
    Tally tally = new Tally(rejects, headers);
    int max = store.isEmpty() ? Integer.MAX_VALUE : ROWS_AT_ONCE;
    while (rows.hasNext()) {
      store.together(
          () -> {
            for (int i = 0; i < max && rows.hasNext(); i++) {
              tally.take(rows.next());
            }
          });
    }
    return new Count(
        tally.of(Placed.ADDED),
        tally.of(Placed.UPDATED),
        tally.of(Placed.SAME),
        tally.of(Placed.KEPT_OUT) + tally.of(Placed.FORGOTTEN),
        tally.rejected);
  }

  /** Counts rows, and writes the rejected ones. */
  private final class Tally {
    private final Map<Placed, Long> counts = new EnumMap<>(Placed.class);
    private final AddressTable lines = new AddressTable();
    private final Writer rejects;
    private final List<String> headers;
    private long rejected;

    private Tally(Writer rejects, List<String> headers) {
      this.rejects = rejects;
      // A corrected file of rejected rows has these columns already.
      int own = headers.size() - NOTES.size();
      this.headers =
          own > 0 && headers.subList(own, headers.size()).equals(NOTES)
              ? headers.subList(0, own)
              : headers;
    }

    private long of(Placed placed) {
      return counts.getOrDefault(placed, 0L);
    }

    private void take(ImportEntry entry) {
      if (entry.subscriber().isEmpty()) {
        reject(entry);
        return;
      }
      Subscriber subscriber = entry.subscriber().get();
      int earlier = lines.putIfAbsent(subscriber.address().key(), entry.line());
      if (earlier > 0) {
        reject(entry.rejected("email", "is also on line " + earlier));
        return;
      }
      boolean out = entry.hasLeft() && !under.terms().revivesUnsubscribed();
      counts.merge(
          out ? Placed.KEPT_OUT : store.place(under, subscriber, entry.said()), 1L, Long::sum);
    }

    private void reject(ImportEntry entry) {
      if (rejected++ == 0) {
        write(headers, NOTES);
      }
      ImportEntry.Mistake mistake = entry.wrong().get(0);
      List<String> cells = new ArrayList<>(entry.cells());
      while (cells.size() < headers.size()) {
        cells.add("");
      }
      write(
          cells.subList(0, headers.size()),
          List.of(
              String.valueOf(mistake.line()),
              mistake.column(),
              mistake.value(),
              entry.wrong().stream()
                  .map(ImportEntry.Mistake::reason)
                  .collect(Collectors.joining("; "))));
    }

    private void write(List<String> row, List<String> more) {
      try {
        rejects.write(
            Stream.concat(row.stream(), more.stream())
                .map(SpreadsheetText::cell)
                .collect(Collectors.joining(",", "", "\r\n")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
