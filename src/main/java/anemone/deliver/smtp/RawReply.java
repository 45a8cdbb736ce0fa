package anemone.deliver.smtp;

import anemone.deliver.Reply;

/**
 * A reply as it was read, before it is interpreted.
 *
 * @param code the reply code; -1 if it is malformed, 0 if there was no reply
 * @param lines the lines, separated by line feeds; without a reply the reason
 */
public record RawReply(int code, String lines) {

  private static final int CLOSING = 421;

  /** Returns a missing reply: the connection was lost, or the reply timed out. */
  public static RawReply nothing(String why) {
    return new RawReply(0, why);
  }

  /**
   * Reads a whole reply (RFC 5321 section 4.2.1). Some servers end a 250 with a 251: only the class
   * of all lines must be equal, and the last one counts.
   *
   * @param lines the lines, separated by line feeds
   */
  public static RawReply of(String lines) {
    int code = -1;
    for (String line : lines.strip().split("\n", -1)) {
      int next = code(line);
      if (next < 0 || (code > 0 && next / 100 != code / 100)) {
        return new RawReply(-1, lines);
      }
      code = next;
    }
    return new RawReply(code, lines);
  }

  /** Returns the code at the start of a line, or -1. */
  static int code(String line) {
    if (line.length() < 3 || (line.length() > 3 && " -".indexOf(line.charAt(3)) < 0)) {
      return -1;
    }
    int code = 0;
    for (int i = 0; i < 3; i++) {
      char digit = line.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      code = 10 * code + digit - '0';
    }
    return code >= 200 && code <= 599 ? code : -1;
  }

  /** Whether the server did what was asked. */
  public boolean isPositive() {
    return code / 100 == 2;
  }

  /** Whether the server refuses, and keeps the connection open. */
  public boolean isRefusal() {
    int kind = code / 100;
    return code != CLOSING && (kind == 4 || kind == 5);
  }

  /** Whether the server closes the connection. */
  public boolean isClosing() {
    return code == CLOSING;
  }

  /** Whether there was no reply. */
  public boolean isLost() {
    return code == 0;
  }

  /** Returns the reply, parsed. */
  public Reply reply() {
    return isLost() ? Reply.none(lines) : ReplyParser.read(code, lines);
  }
}
