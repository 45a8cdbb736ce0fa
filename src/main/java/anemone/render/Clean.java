package anemone.render;

import anemone.article.WebAddress;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Sanitises untrusted text and addresses for mails: no invisible characters, no active links. */
public final class Clean {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Maximum number of combining marks on one letter; more would overlap the lines around it. */
  private static final int MAX_MARKS = 4;

  private static final int LONGEST_LINK = 2_000;

  private Clean() {}

  /**
   * Returns a text as one line in Unicode NFC: white space and controls become single spaces;
   * directional controls (Unicode annex 9), other invisible characters, noncharacters and
   * private-use characters are removed; joiners are kept only between characters.
   */
  public static String line(String text) {
    String composed = Normalizer2.getNFCInstance().normalize(text);
    StringBuilder kept = new StringBuilder(composed.length());
    int marks = 0;
    int last = ' ';
    for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
      int c = composed.codePointAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        c = ' ';
      }
      marks = isMark(c) ? marks + 1 : 0;
      if (marks <= MAX_MARKS && hasAPlace(c, last)) {
        kept.appendCodePoint(c);
        last = c;
      }
    }
    return trimmed(kept);
  }

  /** Returns the address of a page, or empty unless it is an absolute http or https address. */
  public static String link(Optional<URI> url) {
    return url.filter(Clean::isWeb)
        .map(URI::toASCIIString)
        .filter(u -> u.length() <= LONGEST_LINK)
        .orElse("");
  }

  private static boolean isWeb(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return !WebAddress.host(url).isEmpty() && (scheme.equals("https") || scheme.equals("http"));
  }

  private static boolean hasAPlace(int c, int last) {
    if (c == ' ') {
      return last != ' ';
    }
    if (isJoiner(c)) {
      return last != ' ' && !isJoiner(last);
    }
    return isMark(c) || isSeen(c);
  }

  private static boolean isSeen(int c) {
    int type = Character.getType(c);
    return type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && !UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT)
        && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        && !UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isJoiner(int c) {
    return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
  }

  private static String trimmed(StringBuilder text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || isJoiner(text.charAt(end - 1)))) {
      end--;
    }
    return text.substring(0, end);
  }
}
