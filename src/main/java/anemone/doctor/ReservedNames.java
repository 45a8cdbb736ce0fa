package anemone.doctor;

import java.util.List;
import java.util.Locale;

/** The domains reserved for documents and tests (RFC 2606), which cannot receive mail. */
final class ReservedNames {

  private static final List<String> DOMAINS =
      List.of("example", "test", "invalid", "example.com", "example.net", "example.org");

  private ReservedNames() {}

  /** Whether a host is one of them or below one. */
  static boolean contains(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return DOMAINS.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
  }
}
