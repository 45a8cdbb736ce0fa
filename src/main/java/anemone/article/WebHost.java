package anemone.article;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/** The host of a web address (WHATWG URL Standard, section 3.5). */
final class WebHost {

  private static final String FORBIDDEN = " \t\n\r#/:<>?@[\\]^|%\"`{}'";

  /** The beginning of labels that are checked although they are ASCII (RFC 5890). */
  private static final String ENCODED_LABEL = "xn--";

  private WebHost() {}

  /** Returns a host in ASCII and lower case, an IPv4 address with dots; empty if it is invalid. */
  static Optional<String> of(String text) {
    if (text.startsWith("[")) {
      boolean literal =
          text.endsWith("]") && text.substring(1, text.length() - 1).matches("[0-9a-fA-F:.]{2,45}");
      return literal ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
    return (isPlain(text) ? Optional.of(text) : inAscii(text))
        .filter(host -> !host.chars().allMatch(c -> c == '.'))
        .flatMap(host -> Ipv4Number.isOne(host) ? Ipv4Number.dotted(host) : Optional.of(host));
  }

  /** Whether a host is its own form in ASCII, as nearly all are: it needs no tables. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
      if (!plain) {
        return false;
      }
    }
    return !text.contains(ENCODED_LABEL);
  }

  private static Optional<String> inAscii(String text) {
    IDNA.Info info = new IDNA.Info();
    String host =
        Tables.UTS46
            .nameToASCII(PercentEncoding.decoded(text), new StringBuilder(), info)
            .toString();
    boolean broken = info.getErrors().stream().anyMatch(WebHost::isFatal);
    boolean forbidden =
        host.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || FORBIDDEN.indexOf(c) >= 0);
    return broken || forbidden ? Optional.empty() : Optional.of(host);
  }

  /** The tables of UTS 46, loaded only for a host that needs them. */
  private static final class Tables {

    private static final IDNA UTS46 =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private Tables() {}
  }

  /**
   * Whether an error makes a host invalid. Misplaced hyphens and wrong lengths do not, since
   * working addresses have them although registries refuse them.
   */
  private static boolean isFatal(IDNA.Error error) {
    return switch (error) {
      case HYPHEN_3_4,
          LEADING_HYPHEN,
          TRAILING_HYPHEN,
          EMPTY_LABEL,
          LABEL_TOO_LONG,
          DOMAIN_NAME_TOO_LONG ->
          false;
      default -> true;
    };
  }
}
