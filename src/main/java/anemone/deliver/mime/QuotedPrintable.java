package anemone.deliver.mime;

/**
 * Encodes a text with CR LF line ends in quoted-printable (RFC 2045 section 6.7), as Jakarta Mail
 * does, except that dots at the start of a line are encoded: they need not be doubled for SMTP (RFC
 * 5321 section 4.5.2), and cannot get lost (RFC 2049 section 3). The encoding of a line does not
 * depend on the lines before, so that whole lines may be encoded once for many texts.
 */
final class QuotedPrintable {

  /** Maximum length of a line without the sign of a soft line break. */
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

  /** Adds whole encoded lines; to be called at the start of a line. */
  void addEncoded(byte[] lines) {
    out.put(lines);
  }

  /** Ends the text, whose last octet may not be a space. */
  void end() {
    releaseSpace(true);
  }

  /** Writes a space that was held back, encoded at the end of a line, where it could get lost. */
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

  /** Whether the next plain octet is the first of a line. */
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
