package anemone.deliver.mailbox;

import anemone.subscriber.Checked;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads no more than a message that came back may have: ours, with all its pictures, and a report.
 */
final class MessageLimit {

  /** The most octets of a message that is read. */
  static final int MOST_OCTETS = 8 << 20;

  private MessageLimit() {}

  static Checked<byte[]> read(InputStream in) throws IOException {
    byte[] message = in.readNBytes(MOST_OCTETS + 1);
    return message.length > MOST_OCTETS ? tooLong() : Checked.good(message);
  }

  static Checked<byte[]> tooLong() {
    return Checked.bad("it is longer than %,d bytes".formatted(MOST_OCTETS));
  }
}
