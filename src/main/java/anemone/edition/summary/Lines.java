package anemone.edition.summary;

import anemone.edition.Span;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into lines, and joins the lines over which a sentence was wrapped. */
final class Lines {

  /** Minimum length of a wrapped line, in UTF-16 units. */
  private static final int NARROW = 40;

  /** Maximum length of a wrapped line, in UTF-16 units. */
  private static final int WIDE = 100;

  /** Particles after which a Japanese sentence goes on. */
  private static final String PARTICLES = "のをがはにへも";

  private Lines() {}

  /** Returns the runs of text that are not split at the end of a line, in reading order. */
  static List<Span> runs(String text) {
    List<Span> runs = new ArrayList<>();
    List<Span> paragraph = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = lineEnd(text, start);
      if (text.substring(start, end).isBlank()) {
        addRuns(text, paragraph, runs);
        paragraph.clear();
      } else {
        paragraph.add(Span.of(text, start, end));
      }
      start = end + 1;
    }
    addRuns(text, paragraph, runs);
    return runs;
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && "\n\r\u2028\u2029".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static void addRuns(String text, List<Span> paragraph, List<Span> runs) {
    boolean wrapped = isWrapped(paragraph);
    int first = 0;
    for (int i = 1; i <= paragraph.size(); i++) {
      if (i == paragraph.size()
          || !isContinued(paragraph.get(i - 1).text(), paragraph.get(i).text(), wrapped)) {
        runs.add(Span.of(text, paragraph.get(first).start(), paragraph.get(i - 1).end()));
        first = i;
      }
    }
  }

  /** Whether the lines of a paragraph were wrapped at a width. */
  private static boolean isWrapped(List<Span> paragraph) {
    for (int i = 1; i < paragraph.size(); i++) {
      String line = paragraph.get(i - 1).text();
      if (isFull(line) && isOpen(line) && startsLow(paragraph.get(i).text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isContinued(String line, String next, boolean wrapped) {
    if (wrapped && isFull(line)) {
      return true;
    }
    String stripped = line.strip();
    if (PARTICLES.indexOf(stripped.charAt(stripped.length() - 1)) >= 0) {
      return true;
    }
    boolean low = startsLow(next) || next.strip().startsWith("(");
    return low && isOpen(line) && (line.length() > stripped.length() || !startsLow(line));
  }

  private static boolean isFull(String line) {
    return line.length() >= NARROW && line.length() <= WIDE;
  }

  private static boolean isOpen(String line) {
    String stripped = line.strip();
    return ".?!:;。！？".indexOf(stripped.charAt(stripped.length() - 1)) < 0;
  }

  private static boolean startsLow(String line) {
    String stripped = line.strip();
    boolean marker = stripped.length() > 1 && ").".indexOf(stripped.charAt(1)) >= 0;
    return Character.isLowerCase(stripped.codePointAt(0)) && !marker;
  }
}
