package anemone.edition.summary;

/**
 * The quotations in a sentence.
 *
 * @param opens whether the sentence begins with a quotation
 * @param share the share of its characters in quotation marks, 0 to 1
 * @param balanced whether every quotation mark has its partner
 */
record Quotes(boolean opens, double share, boolean balanced) {

  private static final String DOUBLE = "\"“”„«»「」『』";

  /** Returns the quotations of a sentence. */
  static Quotes of(String text) {
    int depth = 0;
    int inside = 0;
    boolean straight = false;
    boolean strayed = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        straight = !straight;
      } else if (DOUBLE.indexOf(c) >= 0) {
        depth += opening(text, i, depth > 0) ? 1 : -1;
        strayed |= depth < 0;
        depth = Math.max(0, depth);
      } else if (depth > 0 || straight) {
        inside++;
      }
    }
    boolean opens = !text.isEmpty() && (DOUBLE + "‘'‚").indexOf(text.charAt(0)) >= 0;
    return new Quotes(
        opens, (double) inside / Math.max(1, text.length()), depth == 0 && !straight && !strayed);
  }

  /** Languages differ in which mark opens; one before a word and not after one opens. */
  private static boolean opening(String text, int at, boolean open) {
    char c = text.charAt(at);
    if (c == '„' || c == '「' || c == '『') {
      return true;
    }
    if (c == '」' || c == '』') {
      return false;
    }
    boolean before =
        at == 0
            || TextScan.isSpace(text.charAt(at - 1))
            || "([-–—/".indexOf(text.charAt(at - 1)) >= 0;
    boolean after = at + 1 < text.length() && !TextScan.isSpace(text.charAt(at + 1));
    if (c == '«' && !open) {
      return true;
    }
    return before && after && !open;
  }
}
