package anemone.deliver;

import static anemone.fixture.MailFixture.message;
import static anemone.fixture.MailFixture.subscriber;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Transport.Connection;
import anemone.deliver.Transport.Leaving;
import anemone.deliver.mime.MimeComposer;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every client makes of what a server says. */
public abstract class TransportContract extends ConnectionContract {

  private static final Leaving HEARD = () -> () -> {};

  protected final MimeComposer composer = new MimeComposer();

  @Test
  void aMailArrivesAsItWasComposed() throws Exception {
    String dots = "One line\n.\n..\n.hidden\nand the end";
    var mail = message(subscriber("ada@reef.example"), "A reef grows back", dots);
    try (var server = ScriptedSmtpServer.start(script());
        Connection connection = plain(server).open()) {
      assertThat(connection.send(mail, ConnectionContract::unheard))
          .isEqualTo(new Outcome.Accepted(new Reply(250, "2.0.0", "taken")));
      assertThat(server.received().get(0).content()).isEqualTo(ascii(composer.compose(mail)));
    }
  }

  @Test
  void theLedgerHearsOfAMessageOnlyWhenTheServerWillTakeIt() throws Exception {
    var script = script().at(Stage.RCPT, 1, new Say("550 no")).at(Stage.DATA, 1, new Say("451 no"));
    AtomicInteger heard = new AtomicInteger();
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      Runnable leaving =
          () -> {
            heard.incrementAndGet();
            assertThat(server.received()).isEmpty();
          };
      connection.send(message(subscriber("ada@reef.example")), leaving);
      connection.send(message(subscriber("ada@reef.example")), leaving);
      assertThat(heard).hasValue(0);
      connection.send(message(subscriber("ada@reef.example")), leaving);
      assertThat(heard).hasValue(1);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aMessageTheLedgerCouldNotWriteDownNeverLeavesWhole() throws Exception {
    try (var server = ScriptedSmtpServer.start(script());
        Connection connection = plain(server).open()) {
      var mail = message(subscriber("ada@reef.example"), "s", "Long. ".repeat(20_000));
      assertThatThrownBy(
              () ->
                  connection.send(
                      mail,
                      () -> {
                        throw new IllegalStateException("disk full");
                      }))
          .hasMessage("disk full");
      assertThat(connection.usable()).isFalse();
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "END, '250-taken\n250 as 7F', Accepted, true",
    "END, 554 5.7.1 spam, Refused, true",
    "END, 421 4.3.2 closing, Deferred, false",
    "END, 999 what, Unknown, false",
    "END, nonsense, Unknown, false",
    "END, 354 more?, Unknown, false",
    "RCPT, 550 5.1.1 unknown, Refused, true",
    "RCPT, 450 4.2.0 busy, Deferred, true",
    "RCPT, 421 4.3.2 closing, Deferred, false",
    "RCPT, nonsense, Deferred, false",
    "DATA, 554 5.5.1 no, Refused, true",
    "DATA, 451 4.3.0 later, Deferred, true",
    "MAIL, 550 5.7.1 blocked, NotTried, false",
    "MAIL, 451 4.3.0 later, NotTried, false",
  })
  void aReplyMeansWhatTheProtocolSays(Stage stage, String reply, String outcome, boolean usable)
      throws Exception {
    var script = script().at(stage, 1, new Say(reply));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      Outcome ended =
          connection.send(message(subscriber("ada@reef.example")), ConnectionContract::unheard);

      assertThat(ended.getClass().getSimpleName()).isEqualTo(outcome);
      assertThat(connection.usable()).isEqualTo(usable);
      if (usable) {
        assertThat(
                connection.send(
                    message(subscriber("bo@reef.example")), ConnectionContract::unheard))
            .isInstanceOf(Outcome.Accepted.class);
      }
    }
  }

  @Test
  void repliesInPacketsOfTheirOwnAreAcknowledgedAtOnce() throws Exception {
    SmtpScript script = script().waitingForAcknowledgements();
    var mail = message(subscriber("ada@reef.example"));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      long began = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        connection.send(mail, ConnectionContract::unheard);
      }

      // An acknowledgement that is delayed costs 40 ms, which would be 8 s.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(server.received()).hasSize(200);
    }
  }

  @Test
  void tlsThatIsMissingIsNamedAsTheSetting() throws Exception {
    var script =
        script().at(Stage.MAIL, 1, new Say("530 5.7.0 Must issue a STARTTLS command first"));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      Outcome ended =
          connection.send(message(subscriber("ada@reef.example")), ConnectionContract::unheard);

      assertThat(ended).isInstanceOf(Outcome.NotTried.class);
      assertThat(ended.reply().toString()).endsWith("; set smtp.starttls: required");
    }
  }

  @Test
  void anAddressThatCannotStandInACommandIsRefusedHere() throws Exception {
    try (var server = ScriptedSmtpServer.start(script());
        Connection connection = plain(server).open()) {
      assertThat(
              connection.send(
                  message(subscriber("a>BODY=8BITMIME<b@reef.example")),
                  ConnectionContract::unheard))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(connection.usable()).isTrue();
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aMessageLargerThanTheServerTakesIsNotBegun() throws Exception {
    var large = message(subscriber("ada@reef.example"), "s", "Long. ".repeat(2000));
    var small = message(subscriber("bo@reef.example"));
    int size = composer.compose(large).length;
    SmtpScript script = script().offering("SIZE " + (size - 1));
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      assertThat(connection.send(small, Optional.of(large), HEARD))
          .isInstanceOf(Outcome.Accepted.class);
      Reply refusal = connection.send(large, Optional.of(small), HEARD).reply();
      assertThat(connection.send(small, Optional.empty(), HEARD))
          .isInstanceOf(Outcome.Accepted.class);

      assertThat(refusal)
          .isEqualTo(
              new Reply(
                  0,
                  "5.3.4",
                  "the message has %,d octets, and the mail server takes no more than %,d"
                      .formatted(size, size - 1)));
      assertThat(server.commands())
          .hasSize(4)
          .contains(
              "MAIL FROM:<digest@tide.example> SIZE=" + composer.compose(small).length,
              "RCPT TO:<bo@reef.example>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIZE", "SIZE 0", "SIZE many", "8BITMIME"})
  void aServerWithoutALimitTakesAnything(String offer) throws Exception {
    var large = message(subscriber("ada@reef.example"), "s", "Long. ".repeat(2000));
    try (var server = ScriptedSmtpServer.start(script().offering(offer));
        Connection connection = plain(server).open()) {
      assertThat(connection.send(large, ConnectionContract::unheard))
          .isInstanceOf(Outcome.Accepted.class);
    }
  }

  @Test
  void lettersBeyondAsciiTravelToAServerThatTakesThem() throws Exception {
    var mail = message(subscriber("änne@reef.example"));
    var plain = message(subscriber("bo@reef.example"));
    var script = script().offering("8BITMIME", "SMTPUTF8");
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      connection.send(mail, Optional.of(plain), HEARD);
      connection.send(plain, Optional.empty(), HEARD);

      assertThat(server.commands())
          .containsExactly(
              "MAIL FROM:<digest@tide.example> BODY=8BITMIME SMTPUTF8",
              "RCPT TO:<änne@reef.example>",
              "MAIL FROM:<digest@tide.example>",
              "RCPT TO:<bo@reef.example>");
      String header = server.received().get(0).content().split("\r\n\r\n", 2)[0];
      assertThat(new String(header.getBytes(ISO_8859_1), UTF_8))
          .contains("\r\nTo: änne@reef.example\r\n");
    }
  }

  @Test
  void withoutSmtpUtf8OnlyTheAddressThatNeedsItIsRefused() throws Exception {
    var mail = message(subscriber("änne@reef.example"));
    var plain = message(subscriber("bo@reef.example"));
    SmtpScript script = script();
    try (var server = ScriptedSmtpServer.start(script);
        Connection connection = plain(server).open()) {
      assertThat(connection.send(plain, Optional.of(mail), HEARD))
          .isInstanceOf(Outcome.Accepted.class);
      Outcome refused = connection.send(mail, Optional.of(plain), HEARD);
      assertThat(connection.send(plain, Optional.empty(), HEARD))
          .isInstanceOf(Outcome.Accepted.class);

      assertThat(refused).isInstanceOf(Outcome.Refused.class);
      assertThat(refused.reply().status()).isEqualTo("5.6.7");
      assertThat(refused.reply().text()).contains("SMTPUTF8").doesNotContain("änne");
      assertThat(server.commands())
          .hasSize(4)
          .allMatch(
              line ->
                  line.contains("bo@reef.example")
                      || line.startsWith("MAIL FROM:<digest@tide.example> SIZE="));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static String ascii(byte[] octets) {
    return new String(octets, US_ASCII);
  }
}
