package anemone.deliver.jakarta;

import anemone.deliver.Transport;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpTransport;
import java.io.IOException;

/**
 * Opens SMTP connections of Jakarta Mail, which sends one command at a time. May be shared by
 * threads.
 *
 * @param settings the server
 * @param composer composes messages
 */
public record JakartaTransport(SmtpSettings settings, MimeComposer composer) implements Transport {

  @Override
  public Connection open() throws IOException {
    try {
      return new JakartaConnection(new JakartaHandshake(settings), composer);
    } catch (IOException e) {
      throw SmtpTransport.failure(settings, e);
    }
  }
}
