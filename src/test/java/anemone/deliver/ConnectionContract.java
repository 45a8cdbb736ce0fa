package anemone.deliver;

import static anemone.fixture.MailFixture.message;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Transport.Connection;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Late;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.fixture.SmtpScript.Stall;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every client makes of a connection that cannot be opened, is slow or is lost. */
public abstract class ConnectionContract {

  @Test
  @Timeout(60)
  void aServerThatDoesNotSayGoodbyeHoldsNobodyUp() throws Exception {
    var patient = SmtpSettings.plain("127.0.0.1", 0).timeouts().reply();
    assertThat(patient).isGreaterThan(Duration.ofSeconds(60));
    try (var server = ScriptedSmtpServer.start(script().at(Stage.QUIT, 1, new Stall()))) {
      var transport = transport(SmtpSettings.plain("127.0.0.1", server.port()));
      try (Connection connection = transport.open()) {
        connection.send(message(subscriber("ada@reef.example")), ConnectionContract::unheard);
      }
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void theVerdictIsWaitedForTwiceAsLongAsAnyOtherReply() throws Exception {
    var script = script().at(Stage.END, 1, new Late(Duration.ofMillis(700)));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = hasty(server).open()) {
      assertThat(
              connection.send(message(subscriber("ada@reef.example")), ConnectionContract::unheard))
          .isInstanceOf(Outcome.Accepted.class);
    }
  }

  @Test
  void aServerThatFallsSilentAfterTheEndLeavesItUnknown() throws Exception {
    var script = script().at(Stage.END, 1, new Drop(true));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      assertThat(
              connection.send(message(subscriber("ada@reef.example")), ConnectionContract::unheard))
          .isEqualTo(new Outcome.Unknown(Reply.none("the server closed the connection")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, Deferred",
    "RCPT, Deferred",
    "DATA, Deferred",
    "END, Unknown",
  })
  void aLostConnectionIsUnknownOnlyAfterTheEnd(Stage stage, String outcome) throws Exception {
    for (SmtpScript.Reaction way : List.of(new Drop(false), new Stall())) {
      var mail = message(subscriber("ada@reef.example"), "s", "Long. ".repeat(2_000));
      try (var server = ScriptedSmtpServer.start(script().at(stage, 1, way));
          Connection connection = hasty(server).open()) {
        Outcome ended = connection.send(mail, ConnectionContract::unheard);

        assertThat(ended.getClass().getSimpleName()).as(way.toString()).isEqualTo(outcome);
        assertThat(connection.usable()).isFalse();
        assertThat(ended.reply().toString()).contains("the ");
      }
    }
  }

  @Test
  void aServerThatClosesAnIdleConnectionIsConnectedToAgain() throws Exception {
    try (var server = ScriptedSmtpServer.start(script().limit(1, false));
        Connection connection = plain(server).open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
            .isInstanceOf(Outcome.Accepted.class);
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  @Timeout(20)
  void aReplyThatDripsInIsNotWaitedForBeyondItsTime() throws Exception {
    var script = script().dripping(Duration.ofMillis(200));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = hasty(server).open()) {
      assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
          .isEqualTo(
              new Outcome.Unknown(
                  Reply.none("the connection was lost: the server's reply timed out")));
    }
  }

  @Test
  @Timeout(20)
  void anAbortedConnectionIsSeenAsLost() throws Exception {
    var script = script().at(Stage.END, 1, new Stall());
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      assertThat(
              connection.send(
                  message(subscriber("ada@reef.example")),
                  () ->
                      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                          .execute(connection::abort)))
          .isInstanceOf(Outcome.Unknown.class);
      assertThat(connection.usable()).isFalse();
    }
  }

  @Test
  void aServerThatTurnsUsAwayIsNamedWithItsWords() {
    var script = script().at(Stage.GREETING, 1, new Say("554 5.7.1 your address is listed"));
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThatThrownBy(() -> plain(server).open())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("your address is listed");
    }
  }

  @Test
  void aServerThatNeverGreetsIsGivenUp() {
    var script = script().at(Stage.GREETING, 1, new Stall());
    try (var server = ScriptedSmtpServer.start(script)) {
      var impatient = settings(server.port()).withReplyTimeout(Duration.ofMillis(200));
      assertThatThrownBy(() -> transport(impatient).open())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("timed out");
    }
  }

  @ParameterizedTest
  @EnumSource(StartTls.class)
  void aServerWithoutTlsIsUsedOnlyIfTlsIsNotRequired(StartTls starttls) throws Exception {
    try (var server = ScriptedSmtpServer.start(script())) {
      var settings = settings(server.port()).withTls(false, starttls);
      var login = transport(settings.withLogin("digest", new Secret("x")));
      if (starttls == StartTls.REQUIRED) {
        assertThatThrownBy(() -> transport(settings).open()).hasMessageContaining("STARTTLS");
      } else {
        transport(settings).open().close();
      }
      if (starttls != StartTls.NONE) {
        assertThatThrownBy(login::open).hasMessageContaining("STARTTLS");
      }
    }
  }

  Transport hasty(ScriptedSmtpServer server) {
    var settings = settings(server.port()).withReplyTimeout(Duration.ofMillis(500));
    return transport(settings);
  }

  static void unheard() {}

  Transport plain(ScriptedSmtpServer server) {
    return transport(settings(server.port()));
  }

  /** Returns the client. */
  protected abstract Transport transport(SmtpSettings settings);

  /** Returns a script of a server that the client is meant for. */
  protected abstract SmtpScript script();

  private static SmtpSettings settings(int port) {
    return SmtpSettings.plain("127.0.0.1", port).withReplyTimeout(Duration.ofSeconds(5));
  }
}
