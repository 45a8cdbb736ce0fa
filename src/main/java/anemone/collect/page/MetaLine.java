package anemone.collect.page;

import anemone.collect.date.DateHints;
import anemone.collect.date.DateParser;
import java.util.regex.Pattern;

/** Detects lines of date, author, reading time or topic. */
final class MetaLine {

  private static final int LONGEST = 140;
  private static final int REST = 16;

  private static final Pattern MINUTES =
      Pattern.compile(
          "\\d+\\s*(?:-|\u2013)?\\s*(?:min(?:ute|uten|utos|uti)?s?\\b\\.?(?:\\s*(?:read|lesezeit|de"
              + " lecture|lectura|di lettura|lezen))?|minute read)|lesezeit:?|reading time:?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DATES =
      Pattern.compile(
          "\\p{L}+day,?|\\p{L}+tag,?|\\p{L}{3,10}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:de\\s+)?\\p{L}{3,10}\\.?,?\\s+(?:de\\s+)?\\d{4}"
              + "|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:\\s*(?:uhr|am|pm|a\\.m\\.|p\\.m\\.|h|gmt|utc|[ecp][sde]?t))*+|\\d{4}\u5e74\\d{1,2}\u6708\\d{1,2}\u65e5",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABELS =
      Pattern.compile(
          "(?:^|(?<=[^\\p{L}]))(?:by|von|par|por|di|published|posted|updated|last"
              + " updated|written|on|at|am|um|vom|ver\u00f6ffentlicht"
              + "|aktualisiert|stand|geschrieben|publi\u00e9|le|el|in|read|author|autor(?:in)?|date|datum)(?=[^\\p{L}]|$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private MetaLine() {}

  /**
   * Whether a paragraph is such a line.
   *
   * @param author the page's author, or empty
   */
  static boolean is(String paragraph, String author) {
    if (paragraph.length() > LONGEST) {
      return false;
    }
    boolean dated = DateParser.find(paragraph, DateHints.NONE).isPresent();
    boolean timed = MINUTES.matcher(paragraph).find();
    boolean signed = !author.isEmpty() && paragraph.contains(author);
    if (!dated && !timed && !(signed && LABELS.matcher(paragraph).lookingAt())) {
      return false;
    }
    String rest = author.isEmpty() ? paragraph : paragraph.replace(author, " ");
    rest = DATES.matcher(rest).replaceAll(" ");
    rest = MINUTES.matcher(rest).replaceAll(" ");
    rest = LABELS.matcher(rest).replaceAll(" ");
    return rest.replaceAll("[^\\p{L}]+", "").length() <= REST;
  }
}
