package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.bounce.BounceRecord;
import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps of returned messages. */
abstract class BounceLogContract extends StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Slot SLOT = Slot.parse("daily/2026-11-29");
  private static final EmailAddress ADA = new EmailAddress("Ada", "reef.example");

  private Database database;
  private SqlBounceLog log;

  @BeforeEach
  void open() {
    database = database();
    log = new SqlBounceLog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aMessageCountsOnceWhereverItIsMet() {
    log.add(record("m1", "INBOX/1", Kind.BOUNCED));
    log.add(record("m1", "INBOX/9", Kind.IGNORED));

    assertThat(log.meet("m1", "INBOX/2")).contains(Kind.BOUNCED);
    assertThat(log.hasRead("INBOX/2")).isTrue();
    assertThat(log.hasRead("INBOX/1")).isFalse();
    assertThat(log.meet("m2", "INBOX/3")).isEmpty();
  }

  @Test
  void theEditionsThatBouncedAreFoundWhateverTheCaseOfTheAddress() {
    log.add(record("m1", "INBOX/1", Kind.BOUNCED));
    log.add(record("m2", "INBOX/2", Kind.LEFT));

    assertThat(log.bounced(new EmailAddress("ada", "reef.example"), NOW)).containsExactly(SLOT);
    assertThat(log.bounced(ADA, NOW.plusSeconds(1))).isEmpty();
    assertThat(log.isLeft("INBOX/2")).isTrue();
  }

  private static BounceRecord record(String id, String place, Kind kind) {
    return new BounceRecord(id, place, kind, Optional.of(ADA), Optional.of(SLOT), "550 who?", NOW);
  }
}
