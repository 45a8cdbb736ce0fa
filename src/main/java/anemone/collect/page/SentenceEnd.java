package anemone.collect.page;

/** Says whether a line ends as a sentence does. */
final class SentenceEnd {

  private static final String MARKS = ".!?\u2026\u3002\uff01\uff1f\u061f\u0964";
  private static final String CLOSERS = "\"'\u201d\u2019)\u00bb]";

  private SentenceEnd() {}

  /** Whether a line ends with a full stop, a question mark or the like, quotation marks aside. */
  static boolean is(String line) {
    return is(line, "");
  }

  /**
   * Whether a line ends with a mark of a sentence.
   *
   * @param others further marks that end it
   */
  static boolean is(String line, String others) {
    int end = line.length();
    while (end > 0 && CLOSERS.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && (MARKS + others).indexOf(line.charAt(end - 1)) >= 0;
  }
}
