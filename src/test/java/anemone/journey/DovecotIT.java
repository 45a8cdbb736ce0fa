package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.DovecotServer;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ReturnedMail;
import anemone.fixture.SampleNewsletter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading the return mailbox from the Dovecot of this machine, if it has one. */
class DovecotIT {

  private static final String PASSWORD = "tide-table";

  @TempDir private Path folder;

  @BeforeAll
  static void need() {
    DovecotServer.assumeInstalled();
  }

  @Test
  void whatCameBackIsReadOnceAndPutAway() throws Exception {
    Path root = folder.resolve("newsletter");
    try (var server = DovecotServer.start(folder, PASSWORD);
        EmbeddedInbox inbox = EmbeddedInbox.open()) {
      SampleNewsletter.in(root, inbox.port())
          .settings(
              "smtp:",
              """
              bounces:
                {host: 127.0.0.1, port: %d, starttls: none, user: bounces, password: "${PASSWORD}"}
              smtp:\
              """
                  .formatted(server.port()));
      anemone(root, "run");
      String id =
          inbox.mails().get(0).source().replaceAll("(?s).*\nMessage-ID:\\s*<([^>]+)>.*", "$1");
      String to = inbox.mails().get(0).recipient();
      server.deliver("1.one.example", ReturnedMail.of("report-no-mailbox", to, id, ""));
      server.deliver("2.two.example", ReturnedMail.of("letter", to, id, ""));

      Run first = anemone(root, "bounces");
      Run second = anemone(root, "bounces");

      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out())
          .isEqualTo("2 messages: 1 bounced, 1 left for you; 1 address suppressed\n");
      assertThat(second.out()).isEqualTo("no new messages\n");
      assertThat(server.inbox()).isEqualTo(1);
      assertThat(server.folder("Processed")).isEqualTo(1);
    }
  }

  private static Run anemone(Path root, String... arguments) throws Exception {
    return new Program(root, Map.of("PASSWORD", PASSWORD)).run(arguments);
  }
}
