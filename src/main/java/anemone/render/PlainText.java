package anemone.render;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats the output of the text template: lines of at most 78 columns, single empty lines, rules
 * as long as the line above them.
 *
 * <p>A web address is never broken. A line of {@code ---} or {@code ===} becomes a rule; the line
 * {@code --} starts the footer and ends in a space, as the signature separator of RFC 3676 section
 * 4.3.
 */
final class PlainText {

  private static final int WIDTH = 78;

  /**
   * Characters that open an isolate (Unicode annex 9): from left, from right, as its first letter.
   */
  private static final String ISOLATES = "\u2066\u2067\u2068";

  private static final String END_ISOLATE = "\u2069";

  /** A mark from left to right or from right to left; at the start, it sets a line's direction. */
  private static final Pattern MARK = Pattern.compile("^[\u200E\u200F]?");

  private static final String BULLET = "* ";

  /** Between the parts of a line, such as name and date. */
  private static final String SEPARATOR = " \u00B7 ";

  /** Maximum width of a part that is never broken, in columns. */
  private static final int WHOLE = 40;

  private PlainText() {}

  /** Returns the formatted text, lines separated by a line feed. */
  static String lay(String printed) {
    List<String> lines = new ArrayList<>();
    for (String line : printed.lines().map(String::stripTrailing).toList()) {
      String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
      if (line.isEmpty()) {
        if (!last.isEmpty()) {
          lines.add("");
        }
      } else if (line.equals("--")) {
        lines.add("-- ");
      } else if (line.matches("={3,}|-{3,}")) {
        lines.add(line.substring(0, 1).repeat(Math.max(3, TextWidth.width(last))));
      } else {
        wrap(line, lines);
      }
    }
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  private static void wrap(String line, List<String> lines) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    Matcher marked = MARK.matcher(line.stripLeading());
    String mark = marked.find() ? marked.group() : "";
    boolean bullet = line.startsWith(BULLET, indent.length() + mark.length());
    String hanging = indent + mark + (bullet ? "  " : "");
    StringBuilder current = new StringBuilder(indent);
    boolean started = false;
    for (String chunk : chunks(line.stripLeading())) {
      boolean full = width(current + chunk.stripTrailing()) > WIDTH;
      if (full && started) {
        String open = openIsolates(current);
        lines.add(guarded(current.toString().stripTrailing() + END_ISOLATE.repeat(open.length())));
        current = new StringBuilder(hanging).append(open);
      }
      current.append(chunk);
      started = true;
    }
    lines.add(guarded(current.toString().stripTrailing()));
  }

  /** Returns the columns of a line; marks and isolates count, since some programs show them. */
  private static int width(String line) {
    return TextWidth.width(line)
        + (int) line.chars().filter(c -> Direction.isSign((char) c)).count();
  }

  /**
   * Returns the isolates left open by a line. The bidirectional algorithm treats each line as a
   * paragraph, so each line closes them and the next opens them again.
   */
  private static String openIsolates(CharSequence line) {
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (ISOLATES.indexOf(line.charAt(i)) >= 0) {
        open.append(line.charAt(i));
      } else if (line.charAt(i) == END_ISOLATE.charAt(0) && open.length() > 0) {
        open.setLength(open.length() - 1);
      }
    }
    return open.toString();
  }

  /**
   * Returns the pieces between which a line may be broken (Unicode annex 14), each with its
   * trailing space. A word with an address is one piece, and so is a short part between separators;
   * other overlong words are split.
   */
  private static List<String> chunks(String line) {
    if (!line.contains(SEPARATOR)) {
      return words(line);
    }
    List<String> chunks = new ArrayList<>();
    for (String part : line.split("(?<=" + SEPARATOR + ")", -1)) {
      chunks.addAll(TextWidth.width(part) <= WHOLE ? List.of(part) : words(part));
    }
    return chunks;
  }

  private static List<String> words(String line) {
    List<String> chunks = new ArrayList<>();
    for (String word : line.split("(?<= )(?! )", -1)) {
      if (word.contains("://")) {
        chunks.add(word);
        continue;
      }
      for (String piece : pieces(word, BreakIterator.getLineInstance(ULocale.ROOT))) {
        chunks.addAll(
            TextWidth.width(piece.stripTrailing()) > WIDTH
                ? pieces(piece, BreakIterator.getCharacterInstance(ULocale.ROOT))
                : List.of(piece));
      }
    }
    return chunks;
  }

  private static List<String> pieces(String text, BreakIterator breaks) {
    List<String> pieces = new ArrayList<>();
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }

  /**
   * Indents lines that start with "From " (a new mail in mbox files) or a dot (the end of data in
   * SMTP).
   */
  private static String guarded(String line) {
    return line.startsWith("From ") || line.startsWith(".") ? " " + line : line;
  }
}
