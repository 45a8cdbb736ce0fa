package anemone.collect.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Repairs UTF-8 text that was decoded as Windows-1252: {@code donâ€™t} for {@code don’t}. */
public final class Mojibake {

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Mojibake() {}

  /**
   * Returns the repaired document. Each text between two tags is repaired only if all its non-ASCII
   * characters form valid UTF-8, which a correct {@code «Été»} does not.
   */
  public static String repaired(String document) {
    if (!mayBeBroken(document)) {
      return document;
    }
    StringBuilder repaired = new StringBuilder(document.length());
    int from = 0;
    while (from < document.length()) {
      int next = document.indexOf('<', from + 1);
      int to = next < 0 ? document.length() : next;
      repaired.append(stretch(document.substring(from, to)));
      from = to;
    }
    return repaired.toString();
  }

  private static String stretch(String text) {
    if (!mayBeBroken(text)) {
      return text;
    }
    try {
      ByteBuffer bytes = WESTERN.newEncoder().encode(CharBuffer.wrap(text));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  /** Whether a text has a character that is the first byte of a longer one in UTF-8. */
  private static boolean mayBeBroken(String text) {
    for (byte latin : text.getBytes(StandardCharsets.ISO_8859_1)) {
      int c = latin & 0xff;
      if (c >= 0xc2 && c <= 0xef) {
        return true;
      }
    }
    return false;
  }
}
