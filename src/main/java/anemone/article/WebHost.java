package anemone.article;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/** The host of a web address (WHATWG URL Standard, section 3.5). */
final class WebHost {

  private static final String FORBIDDEN = " \t\n\r#/:<>?@[\\]^|%\"`{}'";

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private WebHost() {}

  /** Returns a host in ASCII and lower case, an IPv4 address with dots; empty if it is invalid. */
  static Optional<String> of(String text) {
    if (text.startsWith("[")) {
      boolean literal =
          text.endsWith("]") && text.substring(1, text.length() - 1).matches("[0-9a-fA-F:.]{2,45}");
      return literal ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
    IDNA.Info info = new IDNA.Info();
    String host =
        UTS46.nameToASCII(PercentEncoding.decoded(text), new StringBuilder(), info).toString();
    boolean dots = host.isEmpty() || host.chars().allMatch(c -> c == '.');
    boolean broken = info.getErrors().stream().anyMatch(WebHost::isFatal);
    if (dots
        || broken
        || host.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || FORBIDDEN.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    return Ipv4Number.isOne(host) ? Ipv4Number.dotted(host) : Optional.of(host);
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
