package anemone.deliver;

import static anemone.fixture.MailFixture.message;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Transport.Connection;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.fixture.Certificate;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.network.Network;
import anemone.network.Proxies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every client makes of each TLS setting. The certificate bears the name 127.0.0.1. */
public abstract class TransportTlsContract {

  @TempDir private static Path folder;
  protected static Certificate certificate;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = Certificate.make(folder, "ip:127.0.0.1", "-10d", "20");
  }

  /** Returns the client. */
  protected abstract Transport transport(SmtpSettings settings);

  /** Returns a script of a server that the client is meant for. */
  protected abstract SmtpScript script();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTrustedServerUnderItsOwnNameIsSentTo(boolean fromTheStart) throws Exception {
    try (var server = ScriptedSmtpServer.start(script().tls(certificate, fromTheStart));
        Connection connection =
            transport(settings("127.0.0.1", server, fromTheStart, trusting())).open()) {
      assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
          .isInstanceOf(Outcome.Accepted.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTrustedServerUnderAnotherNameIsNot(boolean fromTheStart) throws Exception {
    Network trusting = trusting();
    try (var server = ScriptedSmtpServer.start(script().tls(certificate, fromTheStart))) {
      Transport transport = transport(settings("localhost", server, fromTheStart, trusting));
      assertThatThrownBy(transport::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("its certificate is for another host")
          .hasMessageContaining("localhost");
      assertThat(server.commands()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatNobodyTrustsIsNot(boolean fromTheStart) {
    try (var server = ScriptedSmtpServer.start(script().tls(certificate, fromTheStart))) {
      Transport transport =
          transport(settings("127.0.0.1", server, fromTheStart, Network.direct()));
      assertThatThrownBy(transport::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("its certificate is not signed by an authority that Java trusts");
    }
  }

  @ParameterizedTest
  @EnumSource(StartTls.class)
  void withoutASecretAnyCertificateWillDoUnlessTlsIsRequired(StartTls way) throws Exception {
    try (var server = ScriptedSmtpServer.start(script().tls(certificate, false))) {
      Transport transport =
          transport(SmtpSettings.plain("127.0.0.1", server.port()).withTls(false, way));
      if (way == StartTls.REQUIRED) {
        assertThatThrownBy(transport::open).hasMessageContaining("not signed by an authority");
        return;
      }
      try (Connection connection = transport.open()) {
        assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
            .isInstanceOf(Outcome.Accepted.class);
      }
      assertThat(server.isSecured()).isEqualTo(way == StartTls.OPPORTUNISTIC);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, 'the server does not use TLS on this port'",
    "false, true, 'the server expects TLS on this port; set smtp.tls: true'",
  })
  void aPortOfTheOtherKindIsTold(boolean tls, boolean serverBeginsWithTls, String told) {
    SmtpScript script = script();
    try (var server =
        ScriptedSmtpServer.start(serverBeginsWithTls ? script.tls(certificate, true) : script)) {
      Transport transport =
          transport(
              SmtpSettings.plain("127.0.0.1", server.port())
                  .withTls(tls, StartTls.NONE)
                  .withReplyTimeout(Duration.ofMillis(500)));
      assertThatThrownBy(transport::open).hasMessageContaining(told);
    }
  }

  @Test
  void aFailedHandshakeWithoutASecretGoesOnInTheClear() throws Exception {
    var script = script().offering("STARTTLS");
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection =
            transport(
                    SmtpSettings.plain("127.0.0.1", server.port())
                        .withTls(false, StartTls.OPPORTUNISTIC))
                .open()) {
      assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
          .isInstanceOf(Outcome.Accepted.class);
    }
  }

  private static Network trusting() throws Exception {
    return new Network(Optional.of(certificate.trusting()), Proxies.NONE);
  }

  private static SmtpSettings settings(
      String host, ScriptedSmtpServer server, boolean tls, Network network) {
    return SmtpSettings.plain(host, server.port())
        .withTls(tls, tls ? StartTls.NONE : StartTls.REQUIRED)
        .withReplyTimeout(Duration.ofSeconds(5))
        .withNetwork(network);
  }
}
