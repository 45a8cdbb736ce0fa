package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.store.EarlierDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer program over the state of an older one. */
class UpgradeIT {

  @TempDir private Path folder;

  /** Those whose ledger knows who has got the edition. */
  private static List<Integer> versions() {
    return EarlierDatabase.versions().stream().filter(version -> version >= 2).toList();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theEditionThatTheOlderProgramBeganGoesToThoseWhoHaveNotGotItAndToNobodyElse(int version)
      throws Exception {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
      newsletter.subscribers(
          """
          [{"email": "ada@reef.example", "hour": 0},
           {"email": "ben@reef.example", "hour": 0},
           {"email": "eve@reef.example", "hour": 23}]
          """);
      EarlierDatabase.make(folder.resolve("state"), version);
      Files.writeString(folder.resolve("state/key"), "5e".repeat(32));
      Program program =
          new Program(folder, new SimulatedClock(Instant.parse("2026-11-25T23:30:00Z")));

      Run before = program.run("status");
      Run run = program.run("run");
      Run after = program.run("status");

      assertThat(before.exitCode()).isEqualTo(73);
      assertThat(before.err()).contains("brings it up to date");
      assertThat(run.exitCode()).as(run.toString()).isZero();
      assertThat(inbox.mails())
          .extracting(ReceivedMail::recipient)
          .containsExactly("eve@reef.example");
      assertThat(inbox.mails().get(0).text()).contains("The fog lifts on Thursday");
      assertThat(after.out()).contains("daily/2026-11-25: number 1, 2 stories; 3 accepted");
    }
  }
}
