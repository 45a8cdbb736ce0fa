package anemone.deliver.mime;

import anemone.render.Mailbox;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes header fields in printable ASCII, except for non-ASCII addresses, folded to lines of at
 * most 78 octets if possible (RFC 5322 section 2.1.1). Other characters become encoded words (RFC
 * 2047).
 */
final class HeaderField {

  private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");
  private static final Pattern RUN = Pattern.compile("( *)([^ ]+(?: +[^ ]+)*+)");
  private static final String PHRASE_SIGNS = "!#$%&'*+/=?^_`{|}~-";
  private static final int LONGEST_LINE = 998;
  private static final int LONGEST_PLAIN_WORD = 76;

  private HeaderField() {}

  /** Returns a field with free text, such as a subject. */
  static String text(String name, String value) {
    HeaderFolder field = begin(name, value);
    StringBuilder run = new StringBuilder();
    Matcher words = WORD.matcher(value.strip());
    while (words.find()) {
      if (isPlain(words.group(2), false) && words.group(2).length() <= LONGEST_PLAIN_WORD) {
        endRun(field, run);
        field.word(gap(words.group(1)), words.group(2));
      } else {
        run.append(words.group());
      }
    }
    endRun(field, run);
    return end(name, field);
  }

  /** Returns a structured field: ASCII, folded at its spaces and otherwise unchanged. */
  static String structured(String name, String value) {
    HeaderFolder field = begin(name, value);
    requireAscii(name, value);
    addWords(field, value);
    return end(name, field);
  }

  /**
   * Returns a field with one mailbox (RFC 5322 section 3.4). A non-ASCII address is written in
   * UTF-8 (RFC 6532 section 3.2), since encoded words are not allowed in addresses.
   */
  static String mailbox(String name, Mailbox mailbox) {
    String address = mailbox.address().toString();
    requireSafe(name, address);
    HeaderFolder field = begin(name, mailbox.name());
    String phrase = mailbox.name().strip();
    if (phrase.isEmpty()) {
      field.word(" ", address);
      return end(name, field);
    }
    if (!isPlain(phrase, true)) {
      field.encoded(" ", phrase);
    } else if (isPlainPhrase(phrase)) {
      addWords(field, phrase);
    } else {
      addWords(field, '"' + phrase.replace("\"", "\\\"") + '"');
    }
    field.word(" ", "<" + address + ">");
    return end(name, field);
  }

  private static HeaderFolder begin(String name, String value) {
    if (!isName(name)) {
      throw new IllegalArgumentException("invalid name of a header field: " + name);
    }
    requireSafe(name, value);
    return new HeaderFolder(name + ":");
  }

  private static String end(String name, HeaderFolder field) {
    String lines = field.toString();
    if (lines.length() > LONGEST_LINE
        && lines.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
      throw new IllegalArgumentException("the header field " + name + " has too long a word");
    }
    return lines + "\r\n";
  }

  /** Adds words, keeping the number of spaces between them. */
  private static void addWords(HeaderFolder field, String value) {
    String words = value.strip();
    int at = 0;
    while (at < words.length()) {
      int begin = at;
      while (words.charAt(begin) == ' ') {
        begin++;
      }
      int end = words.indexOf(' ', begin);
      end = end < 0 ? words.length() : end;
      field.word(gap(words.substring(at, begin)), words.substring(begin, end));
      at = end;
    }
  }

  private static void endRun(HeaderFolder field, StringBuilder run) {
    Matcher parts = RUN.matcher(run);
    if (parts.matches()) {
      field.encoded(gap(parts.group(1)), parts.group(2));
    }
    run.setLength(0);
  }

  private static String gap(String spaces) {
    return spaces.isEmpty() ? " " : spaces;
  }

  /** Whether a name is valid; one that begins with a dot is not, so that no line does. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c > '~' || c == ':') {
        return false;
      }
    }
    return !name.isEmpty() && name.charAt(0) != '.';
  }

  /**
   * Whether text needs no encoding: it does not look like an encoded word, and has no backslash,
   * which some parsers treat as an escape of the line end in a folded field.
   *
   * @param spaced whether it may have several words
   */
  private static boolean isPlain(String text, boolean spaced) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && spaced) {
        continue;
      }
      if (c <= ' ' || c > '~' || c == '\\' || (before == '=' && c == '?')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean isPlainPhrase(String phrase) {
    for (int i = 0; i < phrase.length(); i++) {
      char c = phrase.charAt(i);
      if ((c | ' ') < 'a' || (c | ' ') > 'z') {
        if (c != ' ' && (c < '0' || c > '9') && PHRASE_SIGNS.indexOf(c) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void requireAscii(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > '~') {
        throw new IllegalArgumentException("the header field " + name + " must be ASCII");
      }
    }
  }

  /** Prevents header injection: values must not contain line ends. */
  private static void requireSafe(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException("the header field " + name + " has a control character");
      }
    }
  }
}
