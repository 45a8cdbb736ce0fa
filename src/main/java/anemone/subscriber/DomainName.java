package anemone.subscriber;

import com.ibm.icu.text.IDNA;
import java.util.Locale;

/** Names of mail domains, as RFC 5321 section 2.3.5 and Unicode Technical Standard 46 have them. */
public final class DomainName {

  private static final int MOST_OCTETS = 253;
  private static final int MOST_LABEL_OCTETS = 63;

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ);

  private DomainName() {}

  /**
   * The domain that a text names, in lower-case ASCII.
   *
   * <p>It needs a dot: a bare name, {@code localhost} included, means another machine to every
   * machine that reads it, and RFC 5321 allows only names that are the same everywhere. Address
   * literals ({@code [192.0.2.1]}) are refused: they are for tests between servers, not for people.
   *
   * @return the domain, or a reason that never quotes it
   */
  public static Checked<String> parse(String text) {
    if (text.isEmpty()) {
      return Checked.bad("has no domain");
    }
    if (text.startsWith("[")) {
      return Checked.bad("has a network address for a domain, which is not supported");
    }
    if (isPlain(text)) {
      return qualified(text.toLowerCase(Locale.ROOT));
    }
    IDNA.Info info = new IDNA.Info();
    String ascii = UTS46.nameToASCII(text, new StringBuilder(), info).toString();
    if (info.getErrors().contains(IDNA.Error.EMPTY_LABEL) || ascii.endsWith(".")) {
      return Checked.bad("has a dot at the wrong place in its domain");
    }
    if (info.getErrors().contains(IDNA.Error.LABEL_TOO_LONG)) {
      return Checked.bad("has a domain with more than 63 octets between two dots");
    }
    if (ascii.length() > MOST_OCTETS) {
      return Checked.bad("has a domain of more than " + MOST_OCTETS + " octets");
    }
    if (info.hasErrors()) {
      return Checked.bad("has a domain that cannot exist");
    }
    return qualified(ascii);
  }

  /**
   * Whether a name is one that the standard leaves as it is, capitals aside: letters, digits and
   * hyphens (RFC 952), as nearly all are, and no hyphen where one could mean something else.
   */
  private static boolean isPlain(String text) {
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (c == '.' && at > start) {
        start = at + 1;
      } else if (!letter && (c != '-' || !isPlainHyphen(text, at, start))) {
        return false;
      }
      if (at - start >= MOST_LABEL_OCTETS) {
        return false;
      }
    }
    return start < text.length() && text.length() <= MOST_OCTETS;
  }

  private static boolean isPlainHyphen(String text, int at, int start) {
    boolean inside = at > start && at + 1 < text.length() && text.charAt(at + 1) != '.';
    return inside && (at - start != 3 || text.charAt(at - 1) != '-');
  }

  private static Checked<String> qualified(String ascii) {
    int dot = ascii.lastIndexOf('.');
    if (dot < 0) {
      return Checked.bad("has a domain without a dot, which only this machine would understand");
    }
    if (isNumber(ascii.substring(dot + 1))) {
      return Checked.bad("has a domain that ends in a number, as no domain does");
    }
    return Checked.good(ascii);
  }

  private static boolean isNumber(String label) {
    for (int at = 0; at < label.length(); at++) {
      if (label.charAt(at) < '0' || label.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
