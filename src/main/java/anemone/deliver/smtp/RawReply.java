package anemone.deliver.smtp;

import anemone.deliver.Reply;

/**
 * What the server said, before anybody asks what it means.
 *
 * @param code the code, or -1 if it makes no sense
 * @param lines its lines, parted by a line feed
 */
record RawReply(int code, String lines) {

  /** The connection ended, or nothing came in time. */
  static RawReply nothing(String why) {
    return new RawReply(0, why);
  }

  boolean isPositive() {
    return code / 100 == 2;
  }

  boolean isLost() {
    return code == 0;
  }

  Reply reply() {
    return isLost() ? Reply.none(lines) : ReplyParser.read(code, lines);
  }
}
