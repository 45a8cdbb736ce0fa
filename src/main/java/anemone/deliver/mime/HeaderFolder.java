package anemone.deliver.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Builds a header field word by word, folding long lines. */
final class HeaderFolder {

  private static final int LONGEST_LINE = 78;

  /** Maximum length of a line with an encoded word (RFC 2047 section 2). */
  private static final int LONGEST_ENCODED_LINE = 76;

  private static final String OPEN_Q = "=?UTF-8?Q?";
  private static final String OPEN_B = "=?UTF-8?B?";
  private static final String CLOSE = "?=";
  private static final int FRAME = OPEN_Q.length() + CLOSE.length();
  private static final int LONGEST_CONTENT = 75 - FRAME;
  private static final String HEX = "0123456789ABCDEF";

  /** A user-perceived character, which may consist of several code points. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final StringBuilder out;
  private int column;

  HeaderFolder(String start) {
    this.out = new StringBuilder(start);
    this.column = start.length();
  }

  /** Adds a word without encoding, after some spaces. */
  void word(String gap, String word) {
    put(gap, word, LONGEST_LINE);
  }

  /** Adds text as encoded words, in the shorter of the two encodings. */
  void encoded(String gap, String text) {
    String q = q(text);
    String b = b(text);
    boolean shorter = q.length() <= b.length();
    // Most texts fit into one encoded word.
    if (fits(gap, shorter ? q.length() : b.length())) {
      put(gap, shorter ? OPEN_Q + q + CLOSE : OPEN_B + b + CLOSE, LONGEST_ENCODED_LINE);
      return;
    }
    List<String> characters = CHARACTER.matcher(text).results().map(MatchResult::group).toList();
    encoded(
        gap,
        characters,
        shorter && characters.stream().allMatch(c -> q(c).length() <= LONGEST_CONTENT));
  }

  private void encoded(String gap, List<String> characters, boolean q) {
    StringBuilder content = new StringBuilder();
    String before = gap;
    for (String character : q ? characters : small(characters)) {
      String more = content + character;
      if (!content.isEmpty() && !fits(before, (q ? q(more) : b(more)).length())) {
        put(before, frame(q, content.toString()), LONGEST_ENCODED_LINE);
        before = " ";
        content.setLength(0);
      }
      content.append(character);
    }
    put(before, frame(q, content.toString()), LONGEST_ENCODED_LINE);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void put(String gap, String word, int longest) {
    if (column + gap.length() + word.length() > longest) {
      out.append("\r\n");
      column = 0;
    }
    out.append(gap).append(word);
    column += gap.length() + word.length();
  }

  /** Whether an encoded word fits on this line, or on the next if little room is left. */
  private boolean fits(String gap, int content) {
    int start = column + gap.length() + FRAME + 12 > LONGEST_ENCODED_LINE ? 1 : column;
    return content <= LONGEST_CONTENT
        && start + gap.length() + FRAME + content <= LONGEST_ENCODED_LINE;
  }

  /** Splits characters that do not fit into an encoded word into code points. */
  private static List<String> small(List<String> characters) {
    List<String> small = new ArrayList<>();
    for (String character : characters) {
      if (b(character).length() <= LONGEST_CONTENT) {
        small.add(character);
      } else {
        character.codePoints().mapToObj(Character::toString).forEach(small::add);
      }
    }
    return small;
  }

  private static String frame(boolean q, String content) {
    return q ? OPEN_Q + q(content) + CLOSE : OPEN_B + b(content) + CLOSE;
  }

  private static String b(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** Returns the Q encoding, which keeps only characters that are safe in a phrase. */
  private static String q(String text) {
    StringBuilder encoded = new StringBuilder(2 * text.length());
    for (byte octet : text.getBytes(UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c == ' ') {
        encoded.append('_');
      } else if (c < 0x7f && (Character.isLetterOrDigit(c) || "!*+-/".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('=').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }
}
