package anemone.deliver.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header fields of a message, for signing.
 *
 * @param fields each field's name in lower case and its lines, without the last line end
 */
record HeaderBlock(List<Field> fields) {

  /**
   * Fields that readers see or that describe the body. They are signed once more than they occur,
   * so that none can be added (RFC 6376 section 8.15).
   */
  private static final List<String> OVERSIGNED =
      List.of("From", "To", "Cc", "Subject", "Date", "Reply-To", "Content-Type");

  private static final List<String> SIGNED =
      List.of("Message-ID", "MIME-Version", "Content-Transfer-Encoding", "Feedback-ID");

  /** Copies the fields. */
  HeaderBlock {
    fields = List.copyOf(fields);
  }

  /**
   * Parses the fields of a message up to its end or an empty line.
   *
   * @throws IllegalArgumentException if a line is neither a field nor the continuation of one
   */
  static HeaderBlock parse(byte[] octets) {
    String text = new String(octets, ISO_8859_1);
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length() && !text.startsWith("\r\n", at)) {
      int end = fieldEnd(text, at);
      fields.add(Field.parse(text.substring(at, end)));
      at = end + 2;
    }
    return new HeaderBlock(fields);
  }

  /** Returns the names of the fields to sign in order, each as often as it is signed. */
  List<String> toSign() {
    List<String> names = new ArrayList<>();
    for (String name : OVERSIGNED) {
      names.addAll(Collections.nCopies(count(name) + 1, name));
    }
    for (String name : SIGNED) {
      names.addAll(Collections.nCopies(count(name), name));
    }
    fields.stream().filter(Field::isOfList).map(Field::name).forEach(names::add);
    return names;
  }

  /** Returns the number of fields with a name, in any letter case. */
  int count(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return (int) fields.stream().filter(f -> f.lowerName().equals(lower)).count();
  }

  /**
   * Returns the relaxed canonical form of the named fields, one line each. Fields with equal names
   * are taken from the last to the first; a name without a field left gives no line (RFC 6376
   * section 5.4.2).
   */
  String relaxed(List<String> names) {
    Map<String, List<Field>> left = new HashMap<>();
    fields.forEach(f -> left.computeIfAbsent(f.lowerName(), n -> new ArrayList<>()).add(f));
    StringBuilder canonical = new StringBuilder(1024);
    for (String name : names) {
      List<Field> same = left.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      if (!same.isEmpty()) {
        canonical.append(same.remove(same.size() - 1).relaxed()).append("\r\n");
      }
    }
    return canonical.toString();
  }

  private static int fieldEnd(String text, int from) {
    int end = text.indexOf("\r\n", from);
    while (end >= 0 && end + 2 < text.length() && isSpace(text.charAt(end + 2))) {
      end = text.indexOf("\r\n", end + 2);
    }
    return end < 0 ? text.length() : end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /**
   * A header field.
   *
   * @param name its name
   * @param value the text after the colon
   */
  record Field(String name, String value) {

    static Field parse(String lines) {
      int colon = lines.indexOf(':');
      if (colon <= 0 || isSpace(lines.charAt(0))) {
        throw new IllegalArgumentException("a line of the header is not a header field");
      }
      return new Field(lines.substring(0, colon).strip(), lines.substring(colon + 1));
    }

    String lowerName() {
      return name.toLowerCase(Locale.ROOT);
    }

    /** Whether it is a field of mailing lists (RFC 2369, RFC 2919). */
    boolean isOfList() {
      return lowerName().startsWith("list-");
    }

    /** Returns the relaxed canonical form (RFC 6376 section 3.4.2) without a line end. */
    String relaxed() {
      StringBuilder canonical = new StringBuilder(lowerName()).append(':');
      int start = canonical.length();
      boolean space = false;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (isSpace(c) || c == '\r' || c == '\n') {
          space = true;
        } else {
          if (space && canonical.length() > start) {
            canonical.append(' ');
          }
          canonical.append(c);
          space = false;
        }
      }
      return canonical.toString();
    }
  }
}
