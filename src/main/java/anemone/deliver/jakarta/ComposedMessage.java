package anemone.deliver.jakarta;

import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.smtp.Capabilities;
import anemone.deliver.smtp.Envelope;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A message for Jakarta Mail that is written as it was composed, so that its signature stays valid.
 */
final class ComposedMessage extends SMTPMessage {

  private final ByteBuilder octets;

  ComposedMessage(Session session, Envelope envelope, Capabilities can, ByteBuilder octets) {
    super(session);
    this.octets = octets;
    setEnvelopeFrom(envelope.sender().toString());
    setMailExtension(envelope.parameters(can).strip());
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException {
    out.write(octets.memory(), 0, octets.size());
  }
}
