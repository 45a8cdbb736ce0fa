package anemone.deliver.mime;

/**
 * The quoted-printable encoding (RFC 2045 section 6.7) of a text whose lines end by CR LF, as
 * Jakarta Mail writes it, but that no line begins with a dot: none has to be doubled on its way
 * (RFC 5321 section 4.5.2), or gets lost where somebody forgets to (RFC 2049 section 3). Where a
 * line begins nothing of what came before matters, so that whole lines may be encoded once and put
 * into many texts.
 */
final class QuotedPrintable {

  /** One less than a line may have, so that there is room for the sign that it goes on. */
  private static final int LONGEST_LINE = 75;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final ByteBuilder out;
  private int column;
  private boolean space;

  QuotedPrintable(ByteBuilder out) {
    this.out = out;
  }

  void add(byte[] octets) {
    for (byte octet : octets) {
      if (octet == ' ') {
        releaseSpace(false);
        space = true;
      } else if (octet == '\r') {
        releaseSpace(true);
      } else if (octet == '\n') {
        out.put('\r').put('\n');
        column = 0;
      } else {
        releaseSpace(false);
        if (octet < ' ' || octet == 0x7f || octet == '=' || (octet == '.' && beginsLine())) {
          escape(octet);
        } else {
          plain(octet);
        }
      }
    }
  }

  /** Adds whole lines that have been encoded; to be called where a line begins. */
  void addEncoded(byte[] lines) {
    out.put(lines);
  }

  /** Ends the text: a space may not be the last of it. */
  void end() {
    releaseSpace(true);
  }

  /** A space stands for itself, but not at the end of a line, where it could get lost. */
  private void releaseSpace(boolean last) {
    if (space) {
      space = false;
      if (last) {
        escape((byte) ' ');
      } else {
        plain((byte) ' ');
      }
    }
  }

  /** Whether the next octet that stands for itself is the first of a line. */
  private boolean beginsLine() {
    return column == 0 || column == LONGEST_LINE;
  }

  private void plain(byte octet) {
    room(1);
    out.put(octet);
  }

  private void escape(byte octet) {
    room(3);
    out.put('=').put(HEX[octet >> 4 & 0xf]).put(HEX[octet & 0xf]);
  }

  private void room(int width) {
    column += width;
    if (column > LONGEST_LINE) {
      out.put('=').put('\r').put('\n');
      column = width;
    }
  }
}
