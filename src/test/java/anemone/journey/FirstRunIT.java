package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newsletter that begins on a Sunday. */
class FirstRunIT extends SampleJourney {

  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-29T09:00:00Z"));

  @BeforeEach
  void addSubscribers() throws IOException {
    newsletter.subscribers(
        """
        [{"email": "ada@example.org", "hour": 7},
         {"email": "ben@example.org", "hour": 7, "cadence": "weekly"},
         {"email": "cem@example.org", "hour": 7, "cadence": "weekdays"},
         {"email": "dov@example.org", "hour": 7, "cadence": "monthly"}]
        """);
  }

  @Test
  void nobodyGetsAnEditionOfASlotThatBeganBeforeTheNewsletter() {
    Run first = run();
    clock.pass(Duration.ofHours(1));
    Run second = run();

    assertThat(first.out())
        .contains("weekly/2026-W48 began before this newsletter and is not sent")
        .contains("the first weekly edition is weekly/2026-W49");
    assertThat(second.out()).doesNotContain("began before");
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly("ada@example.org");
  }

  @Test
  void theWeeklyReaderGetsTheFirstEditionOnMonday() throws IOException {
    run();
    clock.pass(Duration.ofHours(23));
    newsletter.article("market", "Market hall gets a roof");
    Run monday = run();

    assertThat(monday.out()).contains("weekly/2026-W49").contains("weekdays/2026-11-30");
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactlyInAnyOrder(
            "ada@example.org", "ada@example.org", "ben@example.org", "cem@example.org");
  }

  @Test
  void aWeekIsComposedLateIfTheNewsletterWasThereOnItsDay() throws IOException {
    clock.pass(Duration.ofHours(15));
    run();
    clock.pass(Duration.ofHours(40));
    newsletter.article("market", "Market hall gets a roof");
    Run later = run();

    assertThat(later.out()).contains("weekly/2026-W49");
  }

  private Run run() {
    return new Program(folder, clock).run("run");
  }
}
