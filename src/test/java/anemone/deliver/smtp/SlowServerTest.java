package anemone.deliver.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Outcome;
import anemone.deliver.Transport.Connection;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.fixture.MailFixture;
import anemone.fixture.SlowServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that send an octet now and then, so that no single read times out. */
@Timeout(30)
class SlowServerTest {

  private static final String READY = "220 here\r\n250-here\r\n250-PIPELINING\r\n250 8BITMIME\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"2", "220 here\r\n", "220 here\r\n250-", "220-here\r\n220-"})
  void theGreetingHasALimitAsAWhole(String words) {
    try (SlowServer server = SlowServer.start(words)) {
      assertThatThrownBy(() -> transport(settings(server)).open())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void aHandshakeOfTlsHasALimitAsAWhole() {
    // A record of TLS that announces 16,000 octets.
    try (SlowServer server = SlowServer.start("\u0016\u0003\u0003>p")) {
      assertThatThrownBy(() -> transport(settings(server).withTls(true, StartTls.NONE)).open())
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "250 ok\r\n", "250 ok\r\n250 ok\r\n", "250 ok\r\n250 ok\r\n354 go\r\n2"})
  void theRepliesToAMessageHaveALimitAsAWhole(String replies) throws Exception {
    try (SlowServer server = SlowServer.start(READY + replies);
        Connection connection = transport(settings(server)).open()) {
      Outcome outcome =
          connection.send(
              MailFixture.message(MailFixture.subscriber("ada@reef.example")), () -> {});

      assertThat(outcome).isNotInstanceOf(Outcome.Accepted.class);
      assertThat(connection.usable()).isFalse();
    }
  }

  private static SmtpTransport transport(SmtpSettings settings) {
    return new SmtpTransport(settings, new MimeComposer(), ServerQuirks.none());
  }

  private static SmtpSettings settings(SlowServer server) {
    return SmtpSettings.plain("127.0.0.1", server.port())
        .withIgnored(Set.of())
        .withReplyTimeout(Duration.ofMillis(400));
  }
}
