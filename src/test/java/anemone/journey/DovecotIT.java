package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.DovecotServer;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ReturnedMail;
import anemone.fixture.SampleNewsletter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "'', maildir:%s/mail, Processed, Processed",
    "'prefix = INBOX.\n  separator = .', maildir:%s/mail, Processed, INBOX.Processed",
    "'prefix = INBOX.\n  separator = .', maildir:%s/mail, INBOX.Erledigt, INBOX.Erledigt",
    "'separator = /', mdbox:%s/box, Rückläufer/alte, Rückläufer/alte",
  })
  void whateverTheNamespaceProcessedMailIsPutAway(
      String namespace, String location, String set, String found) throws Exception {
    Path root = folder.resolve("newsletter");
    try (var server = DovecotServer.start(folder, PASSWORD, namespace, location);
        EmbeddedInbox inbox = EmbeddedInbox.open()) {
      newsletter(root, inbox.port(), server.port(), set);
      anemone(root, "run");
      byte[] returned = returned(inbox);
      server.append("bounces", PASSWORD, returned);

      Run run = anemone(root, "bounces");

      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(server.count("bounces", PASSWORD, "INBOX")).isZero();
      assertThat(server.count("bounces", PASSWORD, found)).isEqualTo(1);
    }
  }

  @Test
  void whatCouldNotBePutAwayIsPutAwayNextTime() throws Exception {
    Path root = folder.resolve("newsletter");
    try (var server = DovecotServer.start(folder, PASSWORD);
        EmbeddedInbox inbox = EmbeddedInbox.open()) {
      // Maildir++ has no room for a name with a dot at its beginning.
      newsletter(root, inbox.port(), server.port(), ".Processed");
      anemone(root, "run");
      server.append("bounces", PASSWORD, returned(inbox));

      Run failed = anemone(root, "run");
      Path file = root.resolve("newsletter.yaml");
      Files.writeString(file, Files.readString(file).replace("\".Processed\"", "Processed"));
      Run next = anemone(root, "bounces");

      assertThat(failed.err())
          .contains("bounces: a processed message cannot be moved to .Processed: ");
      assertThat(failed.exitCode()).isEqualTo(75);
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(next.out()).isEqualTo("no new messages\n");
      assertThat(server.count("bounces", PASSWORD, "INBOX")).isZero();
      assertThat(server.count("bounces", PASSWORD, "Processed")).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatMayOnlyBeReadIsReadAndTheRunSaysThatItsMailsStay() throws Exception {
    Path root = folder.resolve("newsletter");
    try (var server = DovecotServer.readOnly(folder, PASSWORD);
        EmbeddedInbox inbox = EmbeddedInbox.open()) {
      newsletter(root, inbox.port(), server.port(), "Processed");
      anemone(root, "run");
      server.deliver("1.one.example", returned(inbox));

      Run first = anemone(root, "run");
      Run second = anemone(root, "bounces");
      Path file = root.resolve("newsletter.yaml");
      Files.writeString(
          file, Files.readString(file).replace("processed: \"Processed\"", "handled: keep"));
      Run kept = anemone(root, "bounces");

      assertThat(first.err())
          .contains("bounces: a processed message cannot be moved to Processed: the folder INBOX")
          .contains("is read-only for bounces; let it change the folder, or set bounces.handled");
      assertThat(first.exitCode()).isEqualTo(75);
      assertThat(anemone(root, "subscribers", "suppressed").out()).contains("bounce");
      assertThat(second.exitCode()).isEqualTo(75);
      assertThat(kept.exitCode()).as(kept.err()).isZero();
      assertThat(server.inbox()).isEqualTo(1);
    }
  }

  @Test
  void aFolderWithoutRoomIsToldAndTheRestOfTheMailIsReadAllTheSame() throws Exception {
    Path root = folder.resolve("newsletter");
    try (var server = DovecotServer.full(folder, PASSWORD);
        EmbeddedInbox inbox = EmbeddedInbox.open()) {
      newsletter(root, inbox.port(), server.port(), "Full/Processed");
      anemone(root, "run");
      server.append("bounces", PASSWORD, returned(inbox));

      Run failed = anemone(root, "run");
      Path file = root.resolve("newsletter.yaml");
      Files.writeString(file, Files.readString(file).replace("\"Full/Processed\"", "Anderswo"));
      Run next = anemone(root, "bounces");

      assertThat(failed.err())
          .contains(
              "bounces: a processed message cannot be moved to Full/Processed: Quota exceeded");
      assertThat(failed.exitCode()).isEqualTo(75);
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(server.count("bounces", PASSWORD, "INBOX")).isZero();
      assertThat(server.count("bounces", PASSWORD, "Anderswo")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', Rückläufer, Rückläufer",
    "'prefix = INBOX.\n  separator = .', Rückläufer/neue, INBOX.Rückläufer.neue",
    "'separator = /', Rückläufer/neue, Rückläufer/neue",
  })
  void aFolderWithUmlautsIsRead(String namespace, String set, String found) throws Exception {
    Path root = folder.resolve("newsletter");
    try (var server = DovecotServer.start(folder, PASSWORD, namespace, "mdbox:%s/box");
        EmbeddedInbox inbox = EmbeddedInbox.open()) {
      newsletter(root, inbox.port(), server.port(), "Processed\", folder: \"" + set);
      anemone(root, "run");
      server.append("bounces", PASSWORD, found, returned(inbox));

      Run run = anemone(root, "bounces");

      assertThat(run.out()).isEqualTo("1 message: 1 bounced; 1 address suppressed\n");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.count("bounces", PASSWORD, found)).isZero();
    }
  }

  private static byte[] returned(EmbeddedInbox inbox) throws Exception {
    String id =
        inbox.mails().get(0).source().replaceAll("(?s).*\nMessage-ID:\\s*<([^>]+)>.*", "$1");
    return ReturnedMail.of("report-no-mailbox", inbox.mails().get(0).recipient(), id, "");
  }

  private static void newsletter(Path root, int smtp, int imap, String processed) throws Exception {
    SampleNewsletter.in(root, smtp)
        .settings(
            "smtp:",
            """
            bounces:
              {host: 127.0.0.1, port: %d, starttls: none, user: bounces, password: "${PASSWORD}",
              processed: "%s"}
            smtp:\
            """
                .formatted(imap, processed));
  }

  private static Run anemone(Path root, String... arguments) throws Exception {
    return new Program(root, Map.of("PASSWORD", PASSWORD)).run(arguments);
  }
}
