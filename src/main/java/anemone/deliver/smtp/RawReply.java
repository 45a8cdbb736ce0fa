package anemone.deliver.smtp;

import anemone.deliver.Reply;

/**
 * A reply as it was read, before it is interpreted.
 *
 * @param code the reply code; -1 if it is malformed, 0 if there was no reply
 * @param lines the lines, separated by line feeds; without a reply the reason
 */
record RawReply(int code, String lines) {

  private static final int CLOSING = 421;

  /** Returns a missing reply: the connection was lost, or the reply timed out. */
  static RawReply nothing(String why) {
    return new RawReply(0, why);
  }

  boolean isPositive() {
    return code / 100 == 2;
  }

  /** Whether the server refuses, and keeps the connection open. */
  boolean isRefusal() {
    int kind = code / 100;
    return code != CLOSING && (kind == 4 || kind == 5);
  }

  /** Whether the server closes the connection. */
  boolean isClosing() {
    return code == CLOSING;
  }

  boolean isLost() {
    return code == 0;
  }

  Reply reply() {
    return isLost() ? Reply.none(lines) : ReplyParser.read(code, lines);
  }
}
