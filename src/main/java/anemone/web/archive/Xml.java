package anemone.web.archive;

/** Writes texts into XML 1.0. */
final class Xml {

  private Xml() {}

  /** Escapes a text for elements and attributes; characters that XML forbids are left out. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
    text.codePoints().filter(Xml::isAllowed).forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  /** Returns an element with a text. */
  static String element(String name, String text) {
    return "<" + name + ">" + text(text) + "</" + name + ">\n";
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      default -> escaped.appendCodePoint(c);
    }
  }

  /** The characters of XML 1.0, production 2. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
