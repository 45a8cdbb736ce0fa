package anemone.subscriber;

import com.ibm.icu.text.IDNA;
import java.util.Locale;

/** Parses names of mail domains (RFC 5321 section 2.3.5, Unicode Technical Standard 46). */
public final class DomainName {

  private static final int MAX_OCTETS = 253;
  private static final int MAX_LABEL_OCTETS = 63;

  private DomainName() {}

  /**
   * Parses a domain, and returns it in lower-case ASCII.
   *
   * <p>It must have a dot: RFC 5321 allows only fully qualified names, and a bare name such as
   * {@code localhost} means a different machine on every machine. Address literals ({@code
   * [192.0.2.1]}) are refused: subscribers do not have them.
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
    String ascii = Tables.UTS46.nameToASCII(text, new StringBuilder(), info).toString();
    if (info.getErrors().contains(IDNA.Error.EMPTY_LABEL) || ascii.endsWith(".")) {
      return Checked.bad("has a dot at the wrong place in its domain");
    }
    if (info.getErrors().contains(IDNA.Error.LABEL_TOO_LONG)) {
      return Checked.bad("has a domain with more than 63 octets between two dots");
    }
    if (ascii.length() > MAX_OCTETS) {
      return Checked.bad("has a domain of more than " + MAX_OCTETS + " octets");
    }
    if (info.hasErrors()) {
      return Checked.bad("has a domain that cannot exist");
    }
    return qualified(ascii);
  }

  /**
   * Whether UTS 46 leaves a name unchanged but for its case: letters, digits and hyphens (RFC 952),
   * as in nearly all names, and no hyphen where it could have a special meaning.
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
      if (at - start >= MAX_LABEL_OCTETS) {
        return false;
      }
    }
    return start < text.length() && text.length() <= MAX_OCTETS;
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

  /** The tables of UTS 46, loaded only for a name that needs them. */
  private static final class Tables {

    private static final IDNA UTS46 =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);

    private Tables() {}
  }
}
