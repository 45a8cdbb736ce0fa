package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlSuppressions;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressedIT {

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();

  @BeforeEach
  void begin() throws Exception {
    SampleNewsletter.in(folder, inbox.port());
    anemone("collect");
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  @Test
  void aSuppressedAddressGetsNothingAndTheRunSaysSo() throws Exception {
    suppress("READER1");

    Run run = anemone("run", "--report", "report.json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("2 accepted, 1 suppressed");
    assertThat(Files.readString(folder.resolve("report.json"))).contains("\"suppressed\" : 1");
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly("reader0@example.org", "reader2@example.org");
    assertThat(anemone("status").out()).contains("; 2 accepted").doesNotContain("(open)");
  }

  @Test
  void aRehearsalLeavesTheSuppressedOutToo() throws Exception {
    suppress("reader0");
    suppress("reader1");

    Run run = anemone("send", "--dry-run");

    assertThat(run.out()).contains("would send 1 mail; 2 suppressed; nothing was sent");
  }

  @Test
  void whyAnAddressGetsNothingIsExplained() throws Exception {
    suppress("reader1");

    assertThat(anemone("explain", "--subscriber", "reader1@example.org").out())
        .contains("suppressed (bounced) since 23 Nov 2026", "550 5.1.1 no such user");
    assertThat(anemone("explain", "--subscriber", "reader2@example.org").out())
        .doesNotContain("suppressed");
  }

  @Test
  void aListOfNobodyButSuppressedAddressesIsNoBadData() throws Exception {
    suppress("reader0");
    suppress("reader1");
    suppress("reader2");

    Run run = anemone("run");

    assertThat(run.exitCode()).isZero();
    assertThat(inbox.mails()).isEmpty();
  }

  private void suppress(String local) {
    try (Database database = DatabaseFile.open(folder.resolve("state"))) {
      new SqlSuppressions(database)
          .add(
              new Suppression(
                  new EmailAddress(local, "example.org"),
                  Reason.BOUNCED,
                  "550 5.1.1 no such user",
                  Instant.parse("2026-11-23T06:00:00Z")));
    }
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return new Program(folder, Map.of()).run(arguments);
  }
}
