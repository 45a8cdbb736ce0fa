package anemone.deliver.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.subscriber.Checked;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from messages that came back, for the list and in the state. */
class BounceProcessorTest extends ProcessedBounces {

  @Test
  void aMailboxThatDoesNotExistGetsNothingMore() {
    BounceTally tally = clear(mail("report-no-mailbox", ADA, 0));

    assertThat(tally).hasToString("1 bounced");
    assertThat(tally.suppressed()).isEqualTo(1);
    assertThat(suppressions.find(ADA))
        .contains(
            new Suppression(
                ADA,
                Reason.BOUNCED,
                "550 5.1.1 <ada@reef.example> nobody of that name",
                clock.instant()));
    assertThat(suppressions.find(BOB)).isEmpty();
  }

  @Test
  void aMessageThatIsReadTwiceCountsOnce() {
    byte[] full = mail("report-full", ADA, 0);

    clear(full, full);
    clear(full);
    BounceTally again = clear(full);

    assertThat(again.all()).isZero();
    assertThat(suppressions.find(ADA)).isEmpty();
  }

  @Test
  void threeEditionsThatFailForGoodWithinAMonthAreEnough() {
    clear(mail("report-full", ADA, 2));
    clear(mail("report-full", ADA, 1));
    assertThat(suppressions.find(ADA)).isEmpty();

    clear(mail("report-full", ADA, 0));

    assertThat(suppressions.find(ADA)).map(Suppression::reason).contains(Reason.BOUNCED);
  }

  @Test
  void aFailureThatIsTheSendersFaultNeverCounts() {
    clear(mail("report-policy", ADA, 2), mail("report-policy", ADA, 1));
    clear(mail("report-policy", ADA, 0), mail("report-sender", ADA, 0));

    assertThat(suppressions.find(ADA)).isEmpty();
  }

  @Test
  void theSameEditionThriceIsNotNorAreThreeOverMonths() {
    clear(mail("report-full", ADA, 0));
    clear(mail("report-policy", ADA, 0), mail("report-sender", ADA, 0));
    clear(mail("report-full", BOB, 2), mail("report-full", BOB, 1));
    clock.pass(Duration.ofDays(31));
    clear(mail("report-full", BOB, 0));

    assertThat(suppressions.find(ADA)).isEmpty();
    assertThat(suppressions.find(BOB)).isEmpty();
  }

  @Test
  void whatFailsForNowIsOnlyCounted() {
    BounceTally tally = clear(mail("report-late", ADA, 0), mail("report-gave-up", ADA, 1));

    assertThat(tally.of(Kind.DELAYED)).isEqualTo(2);
    assertThat(suppressions.find(ADA)).isEmpty();
  }

  @Test
  void eachReasonIsKept() {
    BounceTally tally =
        clear(
            mail("complaint", ADA, 0),
            mail("unsubscribe-token", BOB, 0),
            mail("vacation", BOB, 0),
            mail("letter", BOB, 0));

    assertThat(tally).hasToString("1 complained, 1 unsubscribed, 1 ignored, 1 left for you");
    assertThat(suppressions.find(ADA)).map(Suppression::reason).contains(Reason.COMPLAINED);
    assertThat(suppressions.find(BOB)).map(Suppression::reason).contains(Reason.UNSUBSCRIBED);
    assertThat(told).isEmpty();
  }

  @Test
  void aMessageThatCannotBeReadCostsNoOther() {
    BounceTally tally =
        clear(
            List.of(
                letter(Checked.bad("it is longer than 8,388,608 bytes")),
                letter(Checked.good(new byte[] {0, 1, 2})),
                letter(Checked.good(mail("report-no-mailbox", ADA, 0)))));

    assertThat(tally).hasToString("1 bounced, 2 left for you");
    assertThat(told).containsExactly("place 0: it is longer than 8,388,608 bytes; left for you");
  }

  @Test
  void onlyWhatIsDoneWithIsPutAway() {
    Box box =
        new Box(
            List.of(
                letter(Checked.good(mail("letter", ADA, 0))),
                letter(Checked.good(mail("vacation", ADA, 0)))));

    clear(box);
    clear(new Box(box.letters));

    assertThat(box.away).containsExactly(box.letters.get(1));
  }

  @Test
  void aRunReadsAThousandAndSaysThatMoreWait() {
    List<BounceMailbox.MailboxMessage> letters = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      letters.add(
          letter(
              Checked.good(
                  ("Subject: letter " + i + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII))));
    }

    BounceTally first = clear(letters);
    BounceTally second = clear(letters);

    assertThat(first.of(Kind.LEFT)).isEqualTo(1_000);
    assertThat(first.more()).isTrue();
    assertThat(second.of(Kind.LEFT)).isEqualTo(100);
    assertThat(second.more()).isFalse();
  }
}
