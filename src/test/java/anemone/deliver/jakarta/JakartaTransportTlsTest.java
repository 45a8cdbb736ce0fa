package anemone.deliver.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Transport;
import anemone.deliver.Transport.Connection;
import anemone.deliver.TransportTlsContract;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.Client;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JakartaTransportTlsTest extends TransportTlsContract {

  @Override
  protected Transport transport(SmtpSettings settings) {
    return new JakartaTransport(settings, new MimeComposer());
  }

  @Override
  protected SmtpScript script() {
    return new SmtpScript();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPropertyThatTrustsEveryoneDoes(boolean fromTheStart) throws Exception {
    try (var server = ScriptedSmtpServer.start(script().tls(certificate, fromTheStart));
        Connection connection =
            transport(
                    SmtpSettings.plain("localhost", server.port())
                        .withTls(fromTheStart, fromTheStart ? StartTls.NONE : StartTls.REQUIRED)
                        .withClient(
                            new Client(
                                Client.Kind.JAKARTA,
                                Map.of(
                                    "mail.smtp.ssl.trust",
                                    "*",
                                    "mail.smtp.ssl.checkserveridentity",
                                    "false"))))
                .open()) {
      assertThat(connection.usable()).isTrue();
      assertThat(server.isSecured()).isTrue();
    }
  }
}
