package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseIT extends SampleJourney {

  private static final Duration AN_HOUR_AND_MORE = Duration.ofMinutes(61);

  @BeforeEach
  void addArticle() throws IOException {
    newsletter.article("market", "Market hall gets a roof");
  }

  @Test
  void aHeldEditionWaitsForItsTimeAndSaysHowToStopIt() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, hold: 2s}");

    Run run = anemone("run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("3 accepted");
    assertThat(run.err()).containsPattern("held until .*To stop it: anemone recall daily/");
  }

  @Test
  void aRunThatWasKilledWhileItWaitedDoesNotWaitAnew() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, hold: 1h}");
    Process waiting = runUntilItWaits();
    waiting.destroyForcibly().waitFor();

    assertThat(inbox.mails()).isEmpty();
    Run later = anHourLater("run");
    assertThat(later.out()).as(later.toString()).contains("3 accepted");
    assertThat(later.err()).doesNotContain("held until");
  }

  @Test
  void aRecallStopsAllOfAnEditionThatIsHeld() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, hold: 1h}");
    Process waiting = runUntilItWaits();

    Run recall = anemone("recall", "--yes");

    assertThat(recall.out()).as(recall.toString()).contains("none sent, 3 cancelled");
    assertThat(waiting.waitFor()).isZero();
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void aDryRunWaitsForNothing() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, hold: 12h}");
    anemone("collect");

    Run rehearsal = anemone("send", "--dry-run");

    assertThat(rehearsal.out()).contains("would send 3 mails").contains("held for 12 h");
  }

  @Test
  void theTimeCountsFromTheApprovalWhichSaysWhatLeavesAndWhen() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, approval: required, hold: 1h}");
    anemone("run");

    Run approved = anemone("approve");
    Run later = anHourLater("run");

    assertThat(approved.out())
        .contains("2 stories approved")
        .contains("to 3 subscribers, by the next run, not before")
        .contains("To stop it: anemone recall daily/");
    assertThat(later.out()).as(later.toString()).contains("3 accepted");
  }

  @Test
  void twoPersonsApproveAndTheSameOneCountsOnce() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, approval: required, approvers: 2}");
    Run first = anemone("run");
    Run nobody = anemone("approve");
    Run ada = anemone("approve", "--by", "Ada");
    Run again = anemone("approve", "--by", " ada");
    Run waiting = anemone("run");
    Run status = anemone("status");
    Run ben = anemone("approve", "--by", "Ben");
    Run sent = anemone("run");

    assertThat(first.exitCode()).isEqualTo(77);
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("needs the approval of 2 people").contains("--by NAME");
    assertThat(ada.exitCode()).isEqualTo(77);
    assertThat(ada.out()).contains("approved 1 of 2 (Ada)");
    assertThat(again.out()).contains("approved 1 of 2 (Ada)");
    assertThat(waiting.exitCode()).isEqualTo(77);
    assertThat(waiting.out()).contains("approved 1 of 2 (Ada)");
    assertThat(status.out()).contains("approved 1 of 2 (Ada)");
    assertThat(ben.exitCode()).as(ben.toString()).isZero();
    assertThat(sent.out()).contains("3 accepted");
  }

  @Test
  void anEditionThatChangedNeedsBothPersonsAgain() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, approval: required, approvers: 2}");
    anemone("run");
    anemone("approve", "--by", "Ada");
    newsletter.article("late", "Something came in late");
    Run changed = anemone("run");
    String hash = changed.out().replaceAll("(?s).*for approval, ([0-9a-f]+).*", "$1");

    Run ben = anemone("approve", "--by", "Ben", "--hash", hash);

    assertThat(changed.out()).doesNotContain("approved 1 of 2");
    assertThat(ben.exitCode()).isEqualTo(77);
    assertThat(ben.out()).contains("approved 1 of 2 (Ben)");
  }

  @Test
  void theMailThatAsksForApprovalLeadsToTheStudio() throws Exception {
    newsletter.settings(
        "fewest: 1}",
        "fewest: 1, approval: required, editor: ed@tidings.example,"
            + " studio: 'http://127.0.0.1:8081'}");
    anemone("run");

    ReceivedMail draft = inbox.mails().get(0);

    assertThat(draft.html()).containsPattern("href=\"http://127.0.0.1:8081/#daily/[0-9-]+\"");
    assertThat(draft.text()).containsPattern("in a browser: http://127.0.0.1:8081/#daily/");
  }

  @Test
  void settingsThatDoNotFitAreNamed() throws Exception {
    newsletter.settings("fewest: 1}", "fewest: 1, approvers: 2, hold: 3d}");

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err())
        .contains("edition.approvers: needs approval: required")
        .contains("edition.hold: is too long; must be at most 12h");
  }

  /** Starts a run, and returns when it says that it holds the edition. */
  private Process runUntilItWaits() throws IOException {
    Process run = new ProgramProcess(folder, Map.of()).start("run");
    BufferedReader said = run.errorReader();
    String line = String.valueOf(said.readLine());
    while (!line.contains("held until") && !line.equals("null")) {
      line = String.valueOf(said.readLine());
    }
    assertThat(line).contains("held until");
    return run;
  }

  private Run anHourLater(String... arguments) {
    Clock later = Clock.offset(Clock.systemUTC(), AN_HOUR_AND_MORE);
    return new Program(folder, later).run(arguments);
  }
}
