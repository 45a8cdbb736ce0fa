package anemone.deliver.mailbox;

import anemone.subscriber.Checked;
import java.io.IOException;
import java.io.InputStream;

/** Limits the size of a returned message, which is our message with its pictures and a report. */
final class MessageLimit {

  /** Maximum size of a message in octets. */
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
