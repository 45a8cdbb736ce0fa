package anemone.deliver.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.ArticleId;
import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.fixture.EditionFixture;
import anemone.fixture.ReturnedMail;
import anemone.render.Letterhead;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.OutcomeLog;
import anemone.store.SqlBounceLog;
import anemone.store.SqlLedger;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Checked;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from messages that came back, for the list and in the state. */
class BounceProcessorTest {

  private static final EmailAddress ADA = new EmailAddress("ada", "reef.example");
  private static final EmailAddress BOB = new EmailAddress("bob", "reef.example");
  private static final Letterhead LETTERHEAD = EditionFixture.letterhead();
  private static final SignedLink LINKS =
      new SignedLink(
          new Secret("a key that nobody else has"), LETTERHEAD.listId(), LETTERHEAD.links());
  private static final List<Slot> SLOTS =
      List.of(
          Slot.parse("daily/2026-11-24"),
          Slot.parse("daily/2026-11-23"),
          Slot.parse("daily/2026-11-22"));

  @TempDir private Path state;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-24T09:00:00Z"));
  private final List<String> told = new ArrayList<>();
  private Database database;
  private SqlLedger ledger;
  private SqlSuppressions suppressions;

  @BeforeEach
  void send() {
    database = DatabaseFile.open(state);
    ledger = new SqlLedger(database, OutcomeLog.in(state));
    suppressions = new SqlSuppressions(database);
    for (Slot slot : SLOTS) {
      for (EmailAddress address : List.of(ADA, BOB)) {
        ledger.sending(slot, address, clock.instant());
        ledger.record(
            slot, address, new Outcome.Accepted(new Reply(250, "", "ok")), clock.instant());
      }
    }
    ledger.flush();
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

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
  void aComplaintThatShowsNoCopyIsLeft() {
    assertThat(clear(ReturnedMail.of("complaint", "", "x@elsewhere.example", "none")))
        .hasToString("1 left for you");
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

  private BounceTally clear(byte[]... messages) {
    List<BounceMailbox.MailboxMessage> letters = new ArrayList<>();
    for (byte[] message : messages) {
      letters.add(letter(Checked.good(message)));
    }
    return clear(letters);
  }

  private BounceTally clear(List<BounceMailbox.MailboxMessage> letters) {
    return clear(new Box(letters));
  }

  private BounceTally clear(Box box) {
    SentEditions sent =
        new SentEditions(
            (slot, address) -> Set.of(id(slot, address)),
            address -> Set.of(token(address)),
            SLOTS,
            ledger);
    SubscriberAddresses readers = each -> List.of(ADA, BOB).forEach(each);
    return new BounceProcessor(
            sent,
            readers,
            suppressions,
            new SqlBounceLog(database),
            Optional.of("mx.tidings.example"),
            clock)
        .clear(box, told::add)
        .tally();
  }

  private static byte[] mail(String shape, EmailAddress to, int edition) {
    return ReturnedMail.of(shape, to.toString(), id(to, edition), token(to));
  }

  private static String id(EmailAddress to, int edition) {
    return id(SLOTS.get(edition), to);
  }

  private static String id(Slot slot, EmailAddress to) {
    return LETTERHEAD.messageId(slot, LINKS.code("message-id", slot.label() + to.key()));
  }

  private static String token(EmailAddress address) {
    String link = LINKS.unsubscribe(address, 1).toString();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private int places;

  private BounceMailbox.MailboxMessage letter(Checked<byte[]> content) {
    return new Given("place " + places++, content);
  }

  private record Given(String place, Checked<byte[]> content)
      implements BounceMailbox.MailboxMessage {
    @Override
    public Checked<byte[]> read() {
      return content;
    }
  }

  // A box in memory, where what is put away stays to be seen.
  private static final class Box implements BounceMailbox {

    private final List<MailboxMessage> letters;
    private final List<MailboxMessage> away = new ArrayList<>();
    private int next;

    Box(List<MailboxMessage> letters) {
      this.letters = letters;
    }

    @Override
    public List<MailboxMessage> next(int most) {
      int first = next;
      next = Math.min(letters.size(), next + most);
      return letters.subList(first, next);
    }

    @Override
    public void putAway(List<MailboxMessage> done) {
      away.addAll(done);
    }

    @Override
    public void close() {}
  }
}
