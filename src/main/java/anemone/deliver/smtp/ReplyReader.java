package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads replies from a connection. */
public final class ReplyReader {

  /** Maximum length of a reply. Servers exceed the 512 octets of RFC 5321 section 4.5.3.1.5. */
  private static final int LONGEST_REPLY = 1 << 16;

  private final byte[] arrived = new byte[1 << 13];
  private final InputStream in;
  private final Acknowledgement acknowledgement;
  private int at;
  private int end;

  /** Whether octets were received and no command was sent since. */
  private boolean awaitingMore;

  /**
   * A reader of a connection.
   *
   * @param acknowledgement called before waiting for more octets after some were received
   */
  ReplyReader(InputStream in, Acknowledgement acknowledgement) {
    this.in = in;
    this.acknowledgement = acknowledgement;
  }

  /** Acknowledges received octets. */
  @FunctionalInterface
  interface Acknowledgement {
    void send() throws IOException;
  }

  /** Whether received octets have not been read yet. */
  boolean isBuffered() {
    return at < end;
  }

  /** Whether octets were received, by this reader or by the operating system. */
  boolean hasSome() throws IOException {
    return isBuffered() || in.available() > 0;
  }

  /** Reads a reply of one line or of several (RFC 5321 section 4.2.1). */
  RawReply read() throws IOException {
    String line = line();
    if (RawReply.code(line) < 0) {
      return new RawReply(-1, line);
    }
    int code = RawReply.code(line);
    if (!isContinued(line)) {
      return new RawReply(code, line);
    }
    StringBuilder lines = new StringBuilder(line);
    while (isContinued(line)) {
      line = line();
      lines.append('\n').append(line);
      // Some servers end a 250 with a 251: only the class must be equal, and the last line counts.
      if (RawReply.code(line) / 100 != code / 100 || lines.length() > LONGEST_REPLY) {
        return new RawReply(-1, lines.toString());
      }
    }
    return new RawReply(RawReply.code(line), lines.toString());
  }

  private String line() throws IOException {
    for (int i = at; i < end; i++) {
      if (arrived[i] == '\n') {
        int length = i - at - (i > at && arrived[i - 1] == '\r' ? 1 : 0);
        String line = decoded(new String(arrived, at, length, ISO_8859_1));
        at = i + 1;
        return line;
      }
    }
    return lineInPieces();
  }

  /** Reads a line that was not received completely yet. */
  private String lineInPieces() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      if (at == end) {
        fill();
      }
      int from = at;
      while (at < end && arrived[at] != '\n') {
        at++;
      }
      line.append(new String(arrived, from, at - from, ISO_8859_1));
      if (at < end) {
        at++;
        int last = line.length() - 1;
        return decoded(
            last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString());
      }
      if (line.length() > LONGEST_REPLY) {
        return "";
      }
    }
  }

  /** Decodes a line as UTF-8 (RFC 6531 section 3.7.1), or else as Latin-1. */
  public static String decoded(String octets) {
    if (octets.chars().allMatch(c -> c < 0x80)) {
      return octets;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /** Waits for octets, when all received ones were read. */
  void fill() throws IOException {
    at = 0;
    end = 0;
    if (awaitingMore) {
      acknowledgement.send();
    }
    int length = in.read(arrived);
    awaitingMore = true;
    if (length < 0) {
      throw new EOFException();
    }
    end = length;
  }

  /** Notes that a command is sent, whose packet acknowledges what was received before. */
  void commandSent() {
    awaitingMore = false;
  }

  private static boolean isContinued(String line) {
    return line.length() > 3 && line.charAt(3) == '-';
  }
}
