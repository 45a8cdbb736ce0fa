package anemone.article;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 section 2.1) of text in UTF-8. */
final class PercentEncoding {

  private PercentEncoding() {}

  /** Percent-decodes a host; leaves invalid escapes as they are. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i)) {
        out[length++] =
            (byte) (Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        out[length++] = bytes[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }

  /**
   * Percent-encodes non-ASCII characters, controls, a set of characters, and percent signs that
   * start no escape.
   */
  static String encoded(String text, String set) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int c = bytes[i] & 0xff;
      boolean bare = c == '%' && !isEscape(bytes, i);
      if (c < ' ' || c >= 0x7f || bare || set.indexOf(c) >= 0) {
        encoded.append('%');
        encoded.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      } else {
        encoded.append((char) c);
      }
    }
    return encoded.toString();
  }
}
