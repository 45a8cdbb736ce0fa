package anemone.subscriber.file;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The rows of a CSV file (RFC 4180), with the separator that its first line has most often: comma,
 * semicolon or tab. Empty lines are no rows.
 */
final class ImportTable implements Iterator<ImportTable.Row>, AutoCloseable {

  private static final char[] SEPARATORS = {',', ';', '\t'};

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build();

  private final MappingIterator<String[]> rows;

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param cells its cells
   */
  record Row(int line, List<String> cells) {}

  /**
   * Opens a table.
   *
   * @param text the file
   * @param first its first line, which decides the separator
   */
  ImportTable(Reader text, String first) throws IOException {
    this.rows =
        CSV.readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator(first)))
            .readValues(text);
  }

  static char separator(String line) {
    char best = SEPARATORS[0];
    for (char separator : SEPARATORS) {
      if (count(line, separator) > count(line, best)) {
        best = separator;
      }
    }
    return best;
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }

  /**
   * Whether there is another row.
   *
   * @throws IllegalArgumentException if the file stops to be CSV there
   */
  @Override
  public boolean hasNext() {
    try {
      return rows.hasNextValue();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "line " + rows.currentLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int line = rows.currentLocation().getLineNr();
    List<String> cells = Stream.of(rows.nextValue()).map(cell -> cell == null ? "" : cell).toList();
    return new Row(line, cells);
  }

  @Override
  public void close() {
    rows.close();
  }
}
