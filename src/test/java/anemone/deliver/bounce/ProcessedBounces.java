package anemone.deliver.bounce;

import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Messages that came back about three editions to two subscribers. */
abstract class ProcessedBounces {

  static final EmailAddress ADA = new EmailAddress("ada", "reef.example");
  static final EmailAddress BOB = new EmailAddress("bob", "reef.example");
  static final Letterhead LETTERHEAD = EditionFixture.letterhead();
  static final SignedLink LINKS =
      new SignedLink(
          new Secret("a key that nobody else has"), LETTERHEAD.listId(), LETTERHEAD.links());
  static final List<Slot> SLOTS =
      List.of(
          Slot.parse("daily/2026-11-24"),
          Slot.parse("daily/2026-11-23"),
          Slot.parse("daily/2026-11-22"));

  @TempDir Path state;
  final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-24T09:00:00Z"));
  final List<String> told = new ArrayList<>();
  Database database;
  SqlLedger ledger;
  SqlSuppressions suppressions;
  private int places;

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

  BounceTally clear(byte[]... messages) {
    List<BounceMailbox.MailboxMessage> letters = new ArrayList<>();
    for (byte[] message : messages) {
      letters.add(letter(Checked.good(message)));
    }
    return clear(letters);
  }

  BounceTally clear(List<BounceMailbox.MailboxMessage> letters) {
    return clear(new Box(letters));
  }

  BounceTally clear(Box box) {
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

  static byte[] mail(String shape, EmailAddress to, int edition) {
    return ReturnedMail.of(shape, to.toString(), id(to, edition), token(to));
  }

  static String id(EmailAddress to, int edition) {
    return id(SLOTS.get(edition), to);
  }

  static String id(Slot slot, EmailAddress to) {
    return LETTERHEAD.messageId(slot, LINKS.code("message-id", slot.label() + to.key()));
  }

  static String token(EmailAddress address) {
    String link = LINKS.unsubscribe(address, 1).toString();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  BounceMailbox.MailboxMessage letter(Checked<byte[]> content) {
    return new Given("place " + places++, content);
  }

  record Given(String place, Checked<byte[]> content) implements BounceMailbox.MailboxMessage {
    @Override
    public Checked<byte[]> read() {
      return content;
    }
  }

  // A box in memory, where what is put away stays to be seen.
  static final class Box implements BounceMailbox {

    final List<MailboxMessage> letters;
    final List<MailboxMessage> away = new ArrayList<>();
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
