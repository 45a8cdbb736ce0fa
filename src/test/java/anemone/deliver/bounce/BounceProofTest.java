package anemone.deliver.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.ArticleId;
import anemone.edition.Slot;
import anemone.fixture.ReturnedMail;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves that a message came back about a mail of ours, and who asked for something. */
class BounceProofTest extends ProcessedBounces {

  @Test
  void aForgedBounceThatShowsNoCopyNeverCountsHoweverManyComeIn() {
    for (int day = 0; day < 3; day++) {
      // Each is another message, as a forger would send them.
      byte[] forged = mail("report-without-copy", ADA, 0);
      String another = new String(forged, StandardCharsets.UTF_8).replace("note.1", "note." + day);
      assertThat(clear(another.getBytes(StandardCharsets.UTF_8))).hasToString("1 left for you");
      clock.pass(Duration.ofDays(1));
    }

    assertThat(suppressions.find(ADA)).isEmpty();
    assertThat(told).hasSize(3).allMatch(line -> line.contains("does not show which mail"));
  }

  @Test
  void aMessageIdThatIsComputedFromWhatEverybodyKnowsProvesNothing() {
    Slot slot = SLOTS.get(0);
    String guessed =
        ArticleId.of(LETTERHEAD.listId() + "\n" + slot.label(), ADA.key()).value().substring(0, 32);

    clear(
        ReturnedMail.of(
            "report-no-mailbox", ADA.toString(), LETTERHEAD.messageId(slot, guessed), "none"),
        ReturnedMail.of("complaint", "", LETTERHEAD.messageId(slot, guessed), "none"));

    assertThat(suppressions.find(ADA)).isEmpty();
  }

  @Test
  void aReportMayNameTheMessageAsTheOneThatItAnswers() {
    String report =
        new String(mail("report-without-copy", ADA, 0), StandardCharsets.UTF_8)
            .replaceFirst("Subject:", "In-Reply-To: <" + id(ADA, 0) + ">\r\nSubject:");

    clear(report.getBytes(StandardCharsets.UTF_8));

    assertThat(suppressions.find(ADA)).map(Suppression::reason).contains(Reason.BOUNCED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.tidings.example; dmarc=pass (p=reject (really)) header.from=reef.example",
        "mx.tidings.example 1; spf=fail; dkim=pass header.d=reef.example header.s=x"
      })
  void whoAsksByMailWithoutATokenLeavesIfTheMailboxesHostVerifiedThem(String results) {
    clear(withResults("unsubscribe-plain", BOB, results));

    assertThat(suppressions.find(BOB)).map(Suppression::reason).contains(Reason.UNSUBSCRIBED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "mx.evil.example; dmarc=pass header.from=reef.example",
        "mx.tidings.example.evil.example; dmarc=pass header.from=reef.example",
        "mx.tidings.example; dmarc=fail header.from=reef.example",
        "mx.tidings.example; dmarc=pass header.from=evil.example; spf=pass"
            + " header.from=reef.example",
        "mx.tidings.example; dkim=pass header.d=evil.example (dkim=pass header.d=reef.example)",
        "mx.tidings.example; dkim=fail reason=\"x; dkim=pass header.d=reef.example\"",
        "mx.tidings.example; dkim=pass header.d=reef.example.evil.example",
        "(mx.tidings.example; dmarc=pass header.from=reef.example",
        "mx.tidings.example; spf=pass smtp.mailfrom=reef.example",
      })
  void aForgedFromUnsubscribesNobody(String results) {
    BounceTally tally =
        clear(
            withResults("unsubscribe-plain", BOB, results),
            withResults("unsubscribe-token", BOB, results));

    assertThat(tally).hasToString("2 left for you");
    assertThat(suppressions.find(BOB)).isEmpty();
    assertThat(told).hasSize(2).allMatch(line -> line.contains("not verified"));
  }

  /** A message whose token is none of ours, with results of somebody's checks at its top. */
  private static byte[] withResults(String shape, EmailAddress from, String results) {
    byte[] message = ReturnedMail.of(shape, from.toString(), "x@y.example", ReturnedMail.TOKEN);
    String text =
        new String(message, StandardCharsets.UTF_8).replaceFirst("From: .*", "From: " + from);
    return ("Authentication-Results: " + results + "\r\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aBounceForAnAddressThatWeNeverWroteToIsLeft() {
    EmailAddress eve = new EmailAddress("eve", "lagoon.example");

    BounceTally tally = clear(ReturnedMail.of("report-no-mailbox", eve + "", "x@y", "none"));

    assertThat(tally).hasToString("1 left for you");
    assertThat(told)
        .singleElement()
        .asString()
        .contains("of a mail that we did not send")
        .doesNotContain("eve");
    assertThat(suppressions.find(eve)).isEmpty();
  }

  @Test
  void aCopyOfSomebodyElsesMailProvesNothing() {
    assertThat(clear(mail("notice-of-others", ADA, 0))).hasToString("1 left for you");
    assertThat(suppressions.find(ADA)).isEmpty();
  }

  @Test
  void theTokenOfAnotherReaderProvesNothing() {
    String foreign = token(BOB);

    clear(ReturnedMail.of("report-no-mailbox", ADA.toString(), "x@elsewhere.example", foreign));

    // It is Bob's copy that came back, whatever the report says of Ada.
    assertThat(suppressions.find(ADA)).isEmpty();
    assertThat(suppressions.find(BOB)).isPresent();
  }

  @Test
  void theMessageIdOfADeliveryProvesItWhereTheLinkWasTakenOut() {
    clear(ReturnedMail.of("report-no-mailbox", ADA.toString(), id(ADA, 0), "taken out"));

    assertThat(suppressions.find(ADA)).isPresent();
  }

  @Test
  void theMessageIdOfADeliveryThatNeverWasProvesNothing() {
    EmailAddress eve = new EmailAddress("eve", "lagoon.example");

    clear(ReturnedMail.of("report-no-mailbox", eve.toString(), id(eve, 0), "taken out"));

    assertThat(suppressions.find(eve)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report-forwarded", "complaint", "unsubscribe-token"})
  void whoseCopyItIsIsFoundInTheListWhereNobodyNamesThem(String shape) {
    clear(ReturnedMail.of(shape, "hidden@elsewhere.example", "x@elsewhere.example", token(BOB)));

    assertThat(suppressions.find(BOB)).isPresent();
    assertThat(suppressions.find(ADA)).isEmpty();
  }

  @Test
  void aComplaintThatShowsNoCopyIsLeft() {
    assertThat(clear(ReturnedMail.of("complaint", "", "x@elsewhere.example", "none")))
        .hasToString("1 left for you");
  }
}
