package anemone.subscriber.file;

import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import java.util.List;
import java.util.Optional;

/**
 * One row of an imported file.
 *
 * @param line the line where it begins, from 1
 * @param cells its cells as they are written
 * @param subscriber the subscriber; empty if there is an error
 * @param said the preferences that the row gives
 * @param hasLeft whether the other program no longer sent mail to them
 * @param wrong the errors
 */
public record ImportEntry(
    int line,
    List<String> cells,
    Optional<Subscriber> subscriber,
    PreferenceSet said,
    boolean hasLeft,
    List<Mistake> wrong) {

  /** Copies the lists. */
  public ImportEntry {
    cells = List.copyOf(cells);
    wrong = List.copyOf(wrong);
  }

  /** Returns the place where a file is broken, as a row. */
  static ImportEntry broken(int line, String reason) {
    return new ImportEntry(
        line,
        List.of(),
        Optional.empty(),
        PreferenceSet.NOTHING,
        false,
        List.of(new Mistake(line, "", "", reason)));
  }

  /** Returns the row with an error that does not come from its own cells. */
  public ImportEntry rejected(String column, String reason) {
    String value = subscriber.map(s -> s.address().toString()).orElse("");
    return new ImportEntry(
        line,
        cells,
        Optional.empty(),
        said,
        hasLeft,
        List.of(new Mistake(line, column, value, reason)));
  }

  /**
   * An error.
   *
   * @param line the line of the row
   * @param column the header of the column
   * @param value the text of the cell
   * @param reason why it is not valid
   */
  public record Mistake(int line, String column, String value, String reason) {}
}
