package anemone.deliver.mailbox;

import anemone.deliver.bounce.BounceParser;
import anemone.subscriber.Checked;
import java.io.IOException;
import java.io.InputStream;

/** Limits what is read of a returned message to what is parsed of it. */
final class MessageLimit {

  private MessageLimit() {}

  /** Reads a message, or its beginning if it is longer. */
  static Checked<byte[]> read(InputStream in) throws IOException {
    return Checked.good(in.readNBytes(BounceParser.MAX_OCTETS));
  }
}
