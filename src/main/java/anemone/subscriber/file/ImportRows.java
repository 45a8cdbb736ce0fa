package anemone.subscriber.file;

import java.util.Iterator;
import java.util.List;

/** The rows of a file of subscribers, whatever its format. */
interface ImportRows extends Iterator<ImportRows.Row>, AutoCloseable {

  /** Returns the names of the columns. */
  List<String> headers();

  /**
   * Whether there is another row.
   *
   * @throws IllegalArgumentException if the file is broken there; the message names the line
   */
  @Override
  boolean hasNext();

  /** Returns the current line, from 1. */
  int line();

  @Override
  void close();

  /**
   * A row.
   *
   * @param line the line where it begins, from 1
   * @param cells its cells
   */
  record Row(int line, List<String> cells) {

    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }
}
