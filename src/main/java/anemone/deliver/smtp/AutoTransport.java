package anemone.deliver.smtp;

import anemone.deliver.Transport;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import java.io.IOException;

/**
 * Opens pipelined connections as long as the server offers PIPELINING and keeps to it, and those of
 * another client otherwise.
 *
 * @param pipelined the pipelined client
 * @param other the other client
 * @param quirks the known defects of the server
 */
public record AutoTransport(Transport pipelined, Transport other, ServerQuirks quirks)
    implements Transport {

  @Override
  public Connection open() throws IOException {
    if (!quirks.has(Quirk.NO_PIPELINING)) {
      try {
        return pipelined.open();
      } catch (NoPipelining e) {
        quirks.learn(Quirk.NO_PIPELINING);
      }
    }
    return other.open();
  }
}
