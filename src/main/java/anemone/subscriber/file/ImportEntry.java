package anemone.subscriber.file;

import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import java.util.List;
import java.util.Optional;

/**
 * One row of an imported file.
 *
 * @param line where it begins, from 1
 * @param cells its cells, as they are written
 * @param subscriber the subscriber; empty if something is wrong
 * @param said what the row says about how they want the newsletter
 * @param hasLeft whether the program that wrote the file no longer sent to them
 * @param wrong what is wrong with it
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

  /** The row with a mistake that its cells alone do not show. */
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
   * A mistake.
   *
   * @param line the line of the row
   * @param column the header of the column
   * @param value what stands there
   * @param reason why it cannot be used
   */
  public record Mistake(int line, String column, String value, String reason) {}
}
