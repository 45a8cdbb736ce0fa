package anemone.subscriber;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;

/**
 * An email address that can stand in an envelope (RFC 5321 section 4.1.2, RFC 6531 section 3.3).
 *
 * @param local the local part as it was written, in Unicode Normalization Form C
 * @param domain the domain in lower-case ASCII (A-labels, RFC 5891)
 */
public record EmailAddress(String local, String domain) {

  private static final int MAX_OCTETS = 254;
  private static final int MAX_LOCAL_OCTETS = 64;
  private static final String ATEXT_SIGNS = "!#$%&'*+-/=?^_`{|}~";

  /**
   * Rejects everything that could end a line of a header or of the SMTP dialogue.
   *
   * @throws IllegalArgumentException if a part is empty or has an invisible character, or the
   *     domain is not ASCII
   */
  public EmailAddress {
    if (local.isEmpty()
        || (!isVisibleAscii(local) && !local.codePoints().allMatch(EmailAddress::isVisible))) {
      throw new IllegalArgumentException("what stands before the @ is visible, and not empty");
    }
    if (domain.isEmpty() || !isVisibleAscii(domain)) {
      throw new IllegalArgumentException("the domain is visible ASCII, and not empty");
    }
  }

  /**
   * Parses an address.
   *
   * <p>The local part must be a dot-atom of at most 64 octets. The quoted form is refused: it is
   * legal, but so rare that it is more often a mistake or an attack, and many servers refuse it. It
   * may have non-ASCII characters (RFC 6532 section 3.2), which require SMTPUTF8 of every server on
   * the way, and is converted to Normalization Form C, so that equal looks are equal text. The
   * domain may be international, and is a {@link DomainName}. The address has at most 254 octets.
   *
   * @return the address, or a reason that never quotes it
   */
  public static Checked<EmailAddress> parse(String text) {
    return parse(text, DomainName::parse);
  }

  /**
   * Parses an address.
   *
   * @param domains {@link DomainName#parse}, or a cache of it: a list has few domains
   */
  public static Checked<EmailAddress> parse(
      String text, Function<String, Checked<String>> domains) {
    if (text.isEmpty()) {
      return Checked.bad("is empty");
    }
    if (!isVisibleAscii(text) && text.chars().anyMatch(EmailAddress::isBlankOrControl)) {
      return Checked.bad("has a space, a line break or a control character in it");
    }
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return Checked.bad("has no @");
    }
    Checked<String> local = localPart(composed(text.substring(0, at)));
    if (local.wrong().isPresent()) {
      return Checked.bad(local.wrong().get());
    }
    Checked<String> domain = domains.apply(text.substring(at + 1));
    if (domain.wrong().isPresent()) {
      return Checked.bad(domain.wrong().get());
    }
    return whole(local.value().orElseThrow(), domain.value().orElseThrow());
  }

  /**
   * Returns the address in lower case. Two addresses with equal keys are one subscriber: servers
   * may distinguish the case of local parts (RFC 5321 section 2.4), but people do not.
   */
  public String key() {
    return toString().toLowerCase(Locale.ROOT);
  }

  /** Whether it can be sent to by servers that do not speak SMTPUTF8 (RFC 6531). */
  public boolean isAscii() {
    return isVisibleAscii(local);
  }

  /** {@code local@domain}. */
  @Override
  public String toString() {
    return local + "@" + domain;
  }

  private static Checked<EmailAddress> whole(String local, String domain) {
    return MAX_LOCAL_OCTETS + 1 + domain.length() > MAX_OCTETS
            && octets(local) + 1 + domain.length() > MAX_OCTETS
        ? Checked.bad("is longer than " + MAX_OCTETS + " octets")
        : Checked.good(new EmailAddress(local, domain));
  }

  private static Checked<String> localPart(String local) {
    if (isDotAtom(local) && local.length() <= MAX_LOCAL_OCTETS) {
      return Checked.good(local);
    }
    if (local.isEmpty()) {
      return Checked.bad("has nothing before the @");
    }
    if (local.startsWith("\"")) {
      return Checked.bad("is quoted before the @, which is not supported");
    }
    if (local.indexOf('@') >= 0) {
      return Checked.bad("has more than one @");
    }
    if (octets(local) > MAX_LOCAL_OCTETS) {
      return Checked.bad("has more than " + MAX_LOCAL_OCTETS + " octets before the @");
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return Checked.bad("has a dot at the wrong place before the @");
    }
    if (!local.codePoints().allMatch(c -> c > '~' ? isVisible(c) : isAtextOrDot(c))) {
      return Checked.bad("has a character before the @ that no address may have there");
    }
    return Checked.good(local);
  }

  /** RFC 5322 section 3.2.3. A loop, since a stream here dominates the time for a long list. */
  private static boolean isDotAtom(String part) {
    boolean dot = true;
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      if (!isAtextOrDot(c) || (dot && c == '.')) {
        return false;
      }
      dot = c == '.';
    }
    return !dot;
  }

  private static boolean isAtextOrDot(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || ATEXT_SIGNS.indexOf(c) >= 0;
  }

  /** Whether a character is visible: no space, control, format, surrogate or unassigned one. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String composed(String part) {
    return isVisibleAscii(part) ? part : Normalizer.normalize(part, Normalizer.Form.NFC);
  }

  private static int octets(String part) {
    return isVisibleAscii(part) ? part.length() : part.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isVisibleAscii(String part) {
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlankOrControl(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
