package anemone.subscriber.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * A part of a subscriber list that was cut at commas between entries, so that several can be read
 * at the same time. What a cut has taken away is put back, so that each part is a list.
 *
 * @param first whether the list begins with it
 * @param last whether the list ends with it
 * @param enveloped whether the list is within an object
 */
public record Chunk(boolean first, boolean last, boolean enveloped) {

  /** All of a list. */
  public static final Chunk WHOLE = new Chunk(true, true, false);

  /**
   * Where some bytes from the middle of a list can be cut: at a comma with a closing brace before
   * it, and a line break and an opening brace after it. No string of JSON has a line break in it
   * (RFC 8259 section 7), so this is no text; but it may be within something else than the list,
   * which shows when the part before it is read.
   *
   * @return the place of the comma, which belongs to neither part
   */
  public static OptionalInt cut(byte[] bytes, int length) {
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        int comma = before(bytes, at);
        int opening = after(bytes, length, at);
        if (comma >= 0
            && bytes[comma] == ','
            && before(bytes, comma) >= 0
            && bytes[before(bytes, comma)] == '}'
            && opening < length
            && bytes[opening] == '{') {
          return OptionalInt.of(comma);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** The part as a list. */
  InputStream completed(InputStream part) {
    String opening = enveloped ? "{\"" + SubscriberReader.LIST + "\":[" : "[";
    return new SequenceInputStream(
        Collections.enumeration(List.of(text(first ? "" : opening), part, text(last ? "" : "]"))));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int before(byte[] bytes, int end) {
    int at = end - 1;
    while (at >= 0 && isBlank(bytes[at])) {
      at--;
    }
    return at;
  }

  private static int after(byte[] bytes, int length, int start) {
    int at = start + 1;
    while (at < length && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
