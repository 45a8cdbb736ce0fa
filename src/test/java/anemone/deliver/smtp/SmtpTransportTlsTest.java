package anemone.deliver.smtp;

import anemone.deliver.Transport;
import anemone.deliver.TransportTlsContract;
import anemone.deliver.mime.MimeComposer;
import anemone.fixture.SmtpScript;

class SmtpTransportTlsTest extends TransportTlsContract {

  @Override
  protected Transport transport(SmtpSettings settings) {
    return new SmtpTransport(settings, new MimeComposer(), ServerQuirks.none());
  }

  @Override
  protected SmtpScript script() {
    return new SmtpScript().pipelining(true);
  }
}
