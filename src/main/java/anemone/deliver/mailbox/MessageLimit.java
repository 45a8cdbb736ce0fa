package anemone.deliver.mailbox;

import anemone.subscriber.Checked;
import java.io.IOException;
import java.io.InputStream;

/**
 * Limits what is read of a returned message. A report and the header of the returned copy are at
 * its beginning; behind it are at most the copy's text and pictures.
 */
final class MessageLimit {

  /** Maximum number of octets that are read of a message. */
  static final int MOST_OCTETS = 1 << 20;

  private MessageLimit() {}

  /** Reads a message, or its beginning if it is longer. */
  static Checked<byte[]> read(InputStream in) throws IOException {
    return Checked.good(in.readNBytes(MOST_OCTETS));
  }
}
