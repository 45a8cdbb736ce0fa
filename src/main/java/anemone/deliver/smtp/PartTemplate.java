package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.render.Filled;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text part of which the lines that are alike in every copy are encoded beforehand, and the lines
 * with something of the subscriber's own are encoded copy by copy. What comes out is what encoding
 * the whole text gives.
 */
final class PartTemplate {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int LINE = 76;
  private static final byte[] CR_LF = {'\r', '\n'};

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

    /** The whole of it, not encoded. */
    final byte[] octets;

    /** Its first line, of which the beginning may lie in a value. */
    final byte[] head;

    /** Its whole lines, encoded. */
    final byte[] lines;

    /** What follows the last line end. */
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
      Octets lines = new Octets(octets.length);
      new QuotedPrintable(lines).add(Arrays.copyOfRange(octets, first + 1, last));
      return new Piece(
          octets,
          Arrays.copyOf(octets, first + 1),
          lines.toArray(),
          Arrays.copyOfRange(octets, last, octets.length));
    }
  }

  /** The template of a text; its values are of no matter. */
  static PartTemplate of(List<String> fixed) {
    return new PartTemplate(fixed.stream().map(Piece::of).toList());
  }

  /** Whether a text can be encoded piece by piece: no line end lies across two of them. */
  static boolean isApart(Filled text) {
    return text.values().stream().noneMatch(v -> v.indexOf('\n') >= 0 || v.indexOf('\r') >= 0)
        && text.fixed().stream().noneMatch(f -> f.endsWith("\r"));
  }

  /** Puts a copy with its Content-Transfer-Encoding before it. */
  void put(List<String> values, Octets out) {
    List<byte[]> own = values.stream().map(PartTemplate::utf8).toList();
    int length = size + own.stream().mapToInt(v -> v.length).sum();
    int odd = escaped + own.stream().mapToInt(PartTemplate::escaped).sum();
    // Base64 where it is the shorter one: in scripts that need it for most letters.
    boolean base64 = 2L * odd > length / 3;
    out.put(
        HeaderField.structured(
            "Content-Transfer-Encoding", base64 ? "base64" : "quoted-printable"));
    out.put(CR_LF);
    if (base64) {
      putBase64(own, length, out);
    } else {
      putQuoted(own, out);
    }
  }

  private void putQuoted(List<byte[]> own, Octets out) {
    QuotedPrintable encoder = new QuotedPrintable(out);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      encoder.add(piece.head);
      encoder.addEncoded(piece.lines);
      encoder.add(piece.tail);
      if (i < own.size()) {
        encoder.add(own.get(i));
      }
    }
    encoder.end();
  }

  private void putBase64(List<byte[]> own, int length, Octets out) {
    Octets whole = new Octets(length);
    for (int i = 0; i < pieces.size(); i++) {
      whole.put(pieces.get(i).octets);
      if (i < own.size()) {
        whole.put(own.get(i));
      }
    }
    out.put(Base64.getMimeEncoder(LINE, CR_LF).encode(whole.toArray())).put(CR_LF);
  }

  private static byte[] utf8(String text) {
    return LINE_END.matcher(text).replaceAll("\r\n").getBytes(UTF_8);
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
