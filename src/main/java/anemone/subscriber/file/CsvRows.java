package anemone.subscriber.file;

import java.io.Reader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The rows of a CSV file (RFC 4180). Its separator is the one that its first line has most often:
 * comma, semicolon or tab. Empty lines are skipped.
 */
final class CsvRows implements ImportRows {

  private static final char[] SEPARATORS = {',', ';', '\t'};

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build();

  private final MappingIterator<String[]> rows;
  private final List<String> headers;

  /**
   * Opens a file, and reads its headers.
   *
   * @param text the file
   * @param first its first line, which decides the separator
   */
  CsvRows(Reader text, String first) {
    this.rows =
        CSV.readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator(first)))
            .readValues(text);
    this.headers = hasNext() ? next().cells() : List.of();
  }

  @Override
  public List<String> headers() {
    return headers;
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

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNextValue();
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  @Override
  public int line() {
    return rows.currentLocation().getLineNr();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int line = line();
    try {
      return new Row(
          line, Stream.of(rows.nextValue()).map(cell -> cell == null ? "" : cell).toList());
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  private IllegalArgumentException broken(JacksonException e) {
    return new IllegalArgumentException("line " + line() + ": " + e.getOriginalMessage(), e);
  }

  @Override
  public void close() {
    rows.close();
  }
}
