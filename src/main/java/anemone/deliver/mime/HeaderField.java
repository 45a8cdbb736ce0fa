package anemone.deliver.mime;

import anemone.render.Mailbox;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes header fields: printable ASCII but for addresses beyond it, in lines of at most 78 octets
 * where they can be folded (RFC 5322 section 2.1.1), with encoded words for everything else (RFC
 * 2047).
 */
final class HeaderField {

  private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");
  private static final Pattern RUN = Pattern.compile("( *)([^ ]+(?: +[^ ]+)*+)");
  private static final String PHRASE_SIGNS = "!#$%&'*+/=?^_`{|}~-";
  private static final int LONGEST_LINE = 998;
  private static final int LONGEST_PLAIN_WORD = 76;

  private HeaderField() {}

  /** A field of free text, such as a subject. */
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

  /** A field with a grammar of its own: ASCII, folded at its spaces and changed nowhere else. */
  static String structured(String name, String value) {
    HeaderFolder field = begin(name, value);
    requireAscii(name, value);
    addWords(field, value);
    return end(name, field);
  }

  /**
   * A field that names one mailbox (RFC 5322 section 3.4). An address beyond ASCII stands as it is,
   * in UTF-8 (RFC 6532 section 3.2): encoded words have no place in one.
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
      throw new IllegalArgumentException("not a name of a header field: " + name);
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

  /** Adds what stands between spaces, and of the spaces as many as there are. */
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

  /** What begins with a dot is left out, so that no line of a message does. */
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
   * Whether text can stand as it is: it is not taken for an encoded word, and has no backslash,
   * which some readers take for an escape of the line end where the field is folded.
   *
   * @param spaced whether it may be of several words
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

  /** The one guard against header injection: nothing may end a line but this class. */
  private static void requireSafe(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException("the header field " + name + " has a control character");
      }
    }
  }
}
