package anemone.deliver.jakarta;

import anemone.deliver.Transport;
import anemone.deliver.TransportTlsContract;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.SmtpSettings;
import anemone.fixture.SmtpScript;

class JakartaTransportTlsTest extends TransportTlsContract {

  @Override
  protected Transport transport(SmtpSettings settings) {
    return new JakartaTransport(settings, new MimeComposer());
  }

  @Override
  protected SmtpScript script() {
    return new SmtpScript();
  }
}
