package anemone.deliver.smtp;

import static anemone.fixture.MailFixture.message;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Transport;
import anemone.deliver.Transport.Connection;
import anemone.deliver.TransportContract;
import anemone.deliver.jakarta.JakartaTransport;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Groups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpTransportTest extends TransportContract {

  @Override
  protected Transport transport(SmtpSettings settings) {
    return new SmtpTransport(settings, composer, ServerQuirks.none());
  }

  @Override
  protected SmtpScript script() {
    return new SmtpScript().pipelining(false);
  }

  @ParameterizedTest
  @EnumSource(names = {"DROPPED", "CUT_OFF"})
  void aServerThatBreaksOverCommandsInGroupsIsSoonLeftToJakartaMail(Groups way) throws Exception {
    List<Quirk> kept = new ArrayList<>();
    try (var server = ScriptedSmtpServer.start(new SmtpScript().breakingOn(way))) {
      Transport transport =
          auto(
              SmtpSettings.plain("127.0.0.1", server.port())
                  .withReplyTimeout(Duration.ofSeconds(2)),
              new ServerQuirks(Set.of(), kept::add));
      int attempts = 0;
      while (server.received().isEmpty() && attempts < 9) {
        try (Connection connection = transport.open()) {
          connection.send(message(subscriber("ada@reef.example")), () -> {});
        }
        attempts++;
      }

      assertThat(attempts).isLessThanOrEqualTo(3);
      assertThat(kept).as("what may be the network's fault").isEmpty();
    }
  }

  @Test
  void aServerWithoutPipeliningIsSpokenToByJakartaMailAndAskedOnceARun() throws Exception {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      SmtpSettings settings = SmtpSettings.plain("127.0.0.1", server.port());
      assertThatThrownBy(() -> transport(settings).open())
          .hasMessage("the server does not offer PIPELINING; set smtp.client: auto");
      Transport transport = auto(settings, ServerQuirks.none());
      for (int i = 0; i < 2; i++) {
        try (Connection connection = transport.open()) {
          connection.send(message(subscriber("ada@reef.example")), () -> {});
        }
      }

      assertThat(server.received()).hasSize(2);
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @Test
  void whatWasFoundOutAboutAServerHoldsForTheWholeRun() throws Exception {
    try (var server = ScriptedSmtpServer.start(script())) {
      Transport transport =
          auto(SmtpSettings.plain("127.0.0.1", server.port()), ServerQuirks.none());
      try (Connection connection = transport.open()) {
        assertThat(connection.pipelines()).isTrue();
      }
    }
  }

  private static Transport auto(SmtpSettings settings, ServerQuirks quirks) {
    MimeComposer composer = new MimeComposer();
    return new AutoTransport(
        new SmtpTransport(settings, composer, quirks),
        new JakartaTransport(settings, composer),
        quirks);
  }
}
