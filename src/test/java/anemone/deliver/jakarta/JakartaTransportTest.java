package anemone.deliver.jakarta;

import static anemone.fixture.MailFixture.message;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Outcome;
import anemone.deliver.Transport;
import anemone.deliver.Transport.Connection;
import anemone.deliver.TransportContract;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.Client;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.subscriber.Secret;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JakartaTransportTest extends TransportContract {

  @Override
  protected Transport transport(SmtpSettings settings) {
    return new JakartaTransport(settings, composer);
  }

  @Override
  protected SmtpScript script() {
    return new SmtpScript();
  }

  @Test
  void greenMailTakesAMessageAndItsLogin() throws Exception {
    GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    greenMail.setUser("digest@tide.example", "digest", "drift wood");
    greenMail.start();
    try {
      var login =
          SmtpSettings.plain("127.0.0.1", greenMail.getSmtp().getPort())
              .withReplyTimeout(Duration.ofSeconds(5))
              .withLogin("digest", new Secret("drift wood"));
      try (Connection connection = transport(login).open()) {
        assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
            .isInstanceOf(Outcome.Accepted.class);
      }
      MimeMessage arrived = greenMail.getReceivedMessages()[0];
      assertThat(arrived.getSubject()).isEqualTo("A reef grows back");

      var wrong = login.withLogin("digest", new Secret("wood drift"));
      assertThatThrownBy(() -> transport(wrong).open())
          .hasMessageContaining("unable to log in")
          .hasMessageNotContaining("wood drift");
      assertThat(wrong.toString()).doesNotContain("wood drift");
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void anOldServerThatKnowsNoEhloIsGreetedTheOldWay() throws Exception {
    var script = new SmtpScript().at(Stage.EHLO, 1, new Say("502 5.5.1 what?"));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = transport(SmtpSettings.plain("127.0.0.1", server.port())).open()) {
      assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
          .isInstanceOf(Outcome.Accepted.class);
      assertThat(server.commands().get(0)).isEqualTo("MAIL FROM:<digest@tide.example>");
    }
  }

  @Test
  void propertiesOfJakartaMailReachIt() throws Exception {
    var properties = Map.of("mail.smtp.dsn.notify", "NEVER", "mail.smtp.dsn.ret", "HDRS");
    try (var server = ScriptedSmtpServer.start(new SmtpScript().offering("DSN"));
        Connection connection =
            transport(
                    SmtpSettings.plain("127.0.0.1", server.port())
                        .withClient(new Client(Client.Kind.JAKARTA, properties)))
                .open()) {
      connection.send(message(subscriber("ada@reef.example")), () -> {});

      assertThat(server.commands())
          .containsExactly(
              "MAIL FROM:<digest@tide.example> RET=HDRS",
              "RCPT TO:<ada@reef.example> NOTIFY=NEVER");
    }
  }
}
