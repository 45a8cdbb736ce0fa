package anemone.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of what refusals are about: {@code reply-causes.tsv} says how to read it. */
final class ReplyCauses {

  private static final String TABLE = "reply-causes.tsv";
  private static final List<Row> ROWS = read();

  private ReplyCauses() {}

  private record Row(ReplyCause cause, Set<String> codes, Pattern words) {

    boolean fits(int code, String status, String text) {
      return (codes.contains("*")
              || codes.contains(Integer.toString(code))
              || codes.contains(status)
              || codes.contains(status.substring(0, status.lastIndexOf('.') + 1) + "*"))
          && words.matcher(text).find();
    }
  }

  /**
   * Returns the cause in the first row that fits.
   *
   * @param status the enhanced status code, or empty; a temporary one counts as permanent
   * @param text the words without addresses
   */
  static ReplyCause find(int code, String status, String text) {
    int permanent = code >= 400 && code < 500 ? code + 100 : code;
    String known = status.startsWith("4.") ? "5" + status.substring(1) : status;
    return ROWS.stream()
        .filter(row -> row.fits(permanent, known, text))
        .findFirst()
        .map(Row::cause)
        .orElse(ReplyCause.RECIPIENT);
  }

  private static List<Row> read() {
    try (InputStream in = ReplyCauses.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + TABLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(ReplyCauses::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    ReplyCause cause =
        Arrays.stream(ReplyCause.values())
            .filter(c -> c.word().equals(cells[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(TABLE + ": " + line));
    Set<String> codes = Arrays.stream(cells[1].split(",", -1)).collect(Collectors.toSet());
    return new Row(cause, codes, Pattern.compile(cells[2], Pattern.CASE_INSENSITIVE));
  }
}
