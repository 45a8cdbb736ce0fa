package anemone.deliver.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.render.Filled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text part whose lines without personal values are encoded once, and the others for each copy.
 * The result is equal to encoding the whole text.
 */
final class PartTemplate {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int LINE = 76;

  /** Number of octets in a line of base64. */
  private static final int LINE_OCTETS = LINE / 4 * 3;

  private static final byte[] CR_LF = {'\r', '\n'};
  private static final byte[] BASE64 = "Content-Transfer-Encoding: base64\r\n\r\n".getBytes(UTF_8);
  private static final byte[] QUOTED_PRINTABLE =
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n".getBytes(UTF_8);

  private final List<Piece> pieces;
  private final int size;
  private final int escaped;

  private PartTemplate(List<Piece> pieces) {
    this.pieces = pieces;
    this.size = pieces.stream().mapToInt(p -> p.octets.length).sum();
    this.escaped = pieces.stream().mapToInt(p -> escaped(p.octets)).sum();
  }

  /** A fixed piece. */
  private static final class Piece {

    /** The piece, not encoded. */
    final byte[] octets;

    /** Its first line, whose beginning may be in a value. */
    final byte[] head;

    /** Its whole lines, encoded. */
    final byte[] lines;

    /** The text after the last line end. */
    final byte[] tail;

    private Piece(byte[] octets, byte[] head, byte[] lines, byte[] tail) {
      this.octets = octets;
      this.head = head;
      this.lines = lines;
      this.tail = tail;
    }

    static Piece of(String text) {
      byte[] octets = utf8(text);
      int first = 0;
      while (first < octets.length && octets[first] != '\n') {
        first++;
      }
      if (first == octets.length) {
        return new Piece(octets, octets, new byte[0], new byte[0]);
      }
      int last = octets.length;
      while (octets[last - 1] != '\n') {
        last--;
      }
      ByteBuilder lines = new ByteBuilder(octets.length);
      new QuotedPrintable(lines).add(Arrays.copyOfRange(octets, first + 1, last));
      return new Piece(
          octets,
          Arrays.copyOf(octets, first + 1),
          lines.toArray(),
          Arrays.copyOfRange(octets, last, octets.length));
    }
  }

  /** Returns the template of a text, of which the given pieces are fixed. */
  static PartTemplate of(List<String> fixed) {
    return new PartTemplate(fixed.stream().map(Piece::of).toList());
  }

  /** Whether a text can be encoded piece by piece: no line end is split between two pieces. */
  static boolean isApart(Filled text) {
    for (String value : text.values()) {
      if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
        return false;
      }
    }
    for (String fixed : text.fixed()) {
      if (fixed.endsWith("\r")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Appends a copy, after its Content-Transfer-Encoding.
   *
   * @return the end of the part that is equal in all copies with an equal encoding
   */
  int put(List<String> values, ByteBuilder out) {
    List<byte[]> own = new ArrayList<>(values.size());
    int length = size;
    int odd = escaped;
    for (String value : values) {
      byte[] octets = utf8(value);
      own.add(octets);
      length += octets.length;
      odd += escaped(octets);
    }
    // Base64 is shorter for scripts in which most letters are not ASCII.
    boolean base64 = 2L * odd > length / 3;
    out.put(base64 ? BASE64 : QUOTED_PRINTABLE);
    return base64 ? putBase64(own, length, out) : putQuoted(own, out);
  }

  private int putQuoted(List<byte[]> own, ByteBuilder out) {
    QuotedPrintable encoder = new QuotedPrintable(out);
    int alike = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      encoder.add(piece.head);
      encoder.addEncoded(piece.lines);
      encoder.add(piece.tail);
      alike = i == 0 ? out.size() : alike;
      if (i < own.size()) {
        encoder.add(own.get(i));
      }
    }
    encoder.end();
    return own.isEmpty() ? out.size() : alike;
  }

  private int putBase64(List<byte[]> own, int length, ByteBuilder out) {
    ByteBuilder whole = new ByteBuilder(length);
    for (int i = 0; i < pieces.size(); i++) {
      whole.put(pieces.get(i).octets);
      if (i < own.size()) {
        whole.put(own.get(i));
      }
    }
    int begin = out.size();
    out.put(Base64.getMimeEncoder(LINE, CR_LF).encode(whole.toArray())).put(CR_LF);
    int lines = pieces.get(0).octets.length / LINE_OCTETS;
    return own.isEmpty() ? out.size() : begin + lines * (LINE + CR_LF.length);
  }

  private static byte[] utf8(String text) {
    boolean oneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return (oneLine ? text : LINE_END.matcher(text).replaceAll("\r\n")).getBytes(UTF_8);
  }

  private static int escaped(byte[] octets) {
    int escaped = 0;
    for (byte octet : octets) {
      if (octet < 0 || octet == '=') {
        escaped++;
      }
    }
    return escaped;
  }
}
