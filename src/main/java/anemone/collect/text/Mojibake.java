package anemone.collect.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text that somebody wrote as UTF-8 and read as Windows-1252 before they sent it: {@code donâ€™t}
 * for {@code don’t}.
 */
public final class Mojibake {

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Mojibake() {}

  /**
   * A document in which such text is put right. Each stretch between two tags is judged by itself,
   * and only put right if all that is not ASCII in it makes sense as UTF-8: a correct {@code «Été»}
   * does not.
   */
  public static String repaired(String document) {
    if (document.chars().noneMatch(c -> c >= '\u00c2' && c <= '\u00ef')) {
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
    if (text.chars().noneMatch(c -> c >= '\u00c2' && c <= '\u00ef')) {
      return text;
    }
    try {
      ByteBuffer bytes = WESTERN.newEncoder().encode(CharBuffer.wrap(text));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }
}
