package anemone.deliver.smtp;

import anemone.render.Mailbox;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes header fields: printable ASCII, in lines of at most 78 octets where they can be folded
 * (RFC 5322 section 2.1.1), with encoded words for everything else (RFC 2047).
 */
final class HeaderField {

  private static final Pattern NAME = Pattern.compile("[!-9;-~]+");
  private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");
  private static final Pattern RUN = Pattern.compile("( *)([^ ]+(?: +[^ ]+)*)");
  private static final Pattern PLAIN_PHRASE = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");
  private static final int LONGEST_LINE = 998;
  private static final int LONGEST_PLAIN_WORD = 76;

  private HeaderField() {}

  /** A field of free text, such as a subject. */
  static String text(String name, String value) {
    Folded field = begin(name, value);
    StringBuilder run = new StringBuilder();
    Matcher words = WORD.matcher(value.strip());
    while (words.find()) {
      if (isPlain(words.group(2)) && words.group(2).length() <= LONGEST_PLAIN_WORD) {
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
    Folded field = begin(name, value);
    requireAscii(name, value);
    addWords(field, value);
    return end(name, field);
  }

  /** A field that names one mailbox (RFC 5322 section 3.4). */
  static String mailbox(String name, Mailbox mailbox) {
    String address = mailbox.address().toString();
    requireSafe(name, address);
    requireAscii(name, address);
    Folded field = begin(name, mailbox.name());
    String phrase = mailbox.name().strip();
    if (phrase.isEmpty()) {
      field.word(" ", address);
      return end(name, field);
    }
    if (!isPlain(phrase.replace(" ", ""))) {
      field.encoded(" ", phrase);
    } else if (PLAIN_PHRASE.matcher(phrase).matches()) {
      addWords(field, phrase);
    } else {
      addWords(field, '"' + phrase.replace("\"", "\\\"") + '"');
    }
    field.word(" ", "<" + address + ">");
    return end(name, field);
  }

  private static Folded begin(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of a header field: " + name);
    }
    requireSafe(name, value);
    return new Folded(name + ":");
  }

  private static String end(String name, Folded field) {
    String lines = field.toString();
    if (lines.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
      throw new IllegalArgumentException("the header field " + name + " has too long a word");
    }
    return lines + "\r\n";
  }

  private static void addWords(Folded field, String value) {
    Matcher words = WORD.matcher(value.strip());
    while (words.find()) {
      field.word(gap(words.group(1)), words.group(2));
    }
  }

  private static void endRun(Folded field, StringBuilder run) {
    Matcher parts = RUN.matcher(run);
    if (parts.matches()) {
      field.encoded(gap(parts.group(1)), parts.group(2));
    }
    run.setLength(0);
  }

  private static String gap(String spaces) {
    return spaces.isEmpty() ? " " : spaces;
  }

  /**
   * Whether a word can stand as it is: it is not taken for an encoded one, and has no backslash,
   * which some readers take for an escape of the line end where the field is folded.
   */
  private static boolean isPlain(String word) {
    return word.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\') && !word.contains("=?");
  }

  private static void requireAscii(String name, String value) {
    if (value.chars().anyMatch(c -> c > 0x7e)) {
      throw new IllegalArgumentException("the header field " + name + " must be ASCII");
    }
  }

  /** The one guard against header injection: nothing may end a line but this class. */
  private static void requireSafe(String name, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the header field " + name + " has a control character");
    }
  }
}
