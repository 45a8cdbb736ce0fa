package anemone.article;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IPv4 addresses as browsers read them: one to four parts, each decimal, octal or hexadecimal, the
 * last one filling the remaining octets (WHATWG URL Standard, section 3.5). So {@code 0x7f.1} is a
 * loopback address, and is checked as one.
 */
final class Ipv4Number {

  private static final Pattern PART = Pattern.compile("0[xX][0-9a-fA-F]{0,16}|[0-9]{1,16}");

  private Ipv4Number() {}

  /** Whether the last label of a host is a number, so that it is not a name. */
  static boolean isOne(String host) {
    String[] parts = withoutDot(host).split("\\.", -1);
    return parts.length > 0 && PART.matcher(parts[parts.length - 1]).matches();
  }

  /** The address in dotted decimal form; empty if it is not valid. */
  static Optional<String> dotted(String host) {
    String[] parts = withoutDot(host).split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      long value = PART.matcher(parts[i]).matches() ? value(parts[i].toLowerCase(Locale.ROOT)) : -1;
      boolean last = i == parts.length - 1;
      long max = last ? 1L << (8 * (5 - parts.length)) : 256;
      if (value < 0 || value >= max) {
        return Optional.empty();
      }
      address += last ? value : value << (8 * (3 - i));
    }
    return Optional.of(
        (address >> 24)
            + "."
            + ((address >> 16) & 255)
            + "."
            + ((address >> 8) & 255)
            + "."
            + (address & 255));
  }

  /** Removes the final dot of a fully qualified name. */
  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static long value(String part) {
    try {
      if (part.startsWith("0x")) {
        return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
      }
      return Long.parseLong(part, part.length() > 1 && part.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
