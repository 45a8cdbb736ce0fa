package anemone.cli.rehearse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A line of an SMTP client: a command or a line of a message (RFC 5321 section 2.3.8). */
public final class SmtpLine {

  private SmtpLine() {}

  /**
   * Reads a line.
   *
   * @return the line without its end, a character for each octet
   * @throws EOFException if the client closed the connection
   */
  public static String read(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the client went away");
      }
      line.append((char) c);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }
}
