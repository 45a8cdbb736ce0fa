package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignUps.Notice;
import anemone.subscriber.SignedLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps of requests to subscribe, and of those who leave. */
abstract class SignUpsContract extends StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final EmailAddress ADA = new EmailAddress("Ada", "reef.example");

  private Database database;
  private SqlSignUps signUps;
  private SqlRoster roster;

  @BeforeEach
  void open() {
    database = database();
    signUps = new SqlSignUps(database);
    roster = new SqlRoster(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoAsksGetsOneMailAndIsASubscriberOnceTheyConfirm() {
    ask(NOW);
    ask(NOW.plusSeconds(1));
    Notice notice = signUps.nextNotice(NOW).orElseThrow();
    signUps.done(notice);

    RosterEntry entry = confirm(NOW.plusSeconds(60));

    assertThat(notice.kind()).isEqualTo(Notice.Kind.CONFIRM);
    assertThat(entry.address()).isEqualTo(ADA);
    assertThat(entry.isActive()).isTrue();
    assertThat(signUps.consents(ADA)).hasSize(1);
    assertThat(signUps.nextNotice(NOW.plusSeconds(60)).map(Notice::kind))
        .contains(Notice.Kind.WELCOME);
  }

  @Test
  void aMailThatIsPutOffIsDueLaterAndEndsWithItsLinks() {
    ask(NOW);
    signUps.later(signUps.nextNotice(NOW).orElseThrow(), NOW.plusSeconds(60));

    assertThat(signUps.nextNotice(NOW.plusSeconds(59))).isEmpty();
    assertThat(signUps.nextNotice(NOW.plusSeconds(60))).isPresent();
    signUps.prune(NOW.plus(Duration.ofDays(8)));
    assertThat(signUps.nextNotice(NOW.plus(Duration.ofDays(8)))).isEmpty();
    assertThat(signUps.find(SignedLink.fingerprint(ADA))).isEmpty();
  }

  @Test
  void whoLeavesAndComesBackByThemselvesHasANewSubscription() {
    ask(NOW);
    RosterEntry first = confirm(NOW);
    roster.leave(first, NOW.plusSeconds(60));
    assertThat(roster.find(ADA).orElseThrow().isActive()).isFalse();

    ask(NOW.plusSeconds(120));
    RosterEntry again = confirm(NOW.plusSeconds(180));

    assertThat(again.isActive()).isTrue();
    assertThat(again.epoch()).isEqualTo(first.epoch() + 1);
  }

  @Test
  void aChangeOfPreferencesCanBeUndoneAndIsConfirmedOnce() {
    ask(NOW);
    RosterEntry entry = confirm(NOW);
    PreferenceSet sea = PreferenceSet.NOTHING.withTopics(List.of("sea"));
    roster.choose(entry, sea, NOW.plusSeconds(60));
    roster.choose(entry, PreferenceSet.NOTHING.withTopics(List.of("sky")), NOW.plusSeconds(70));

    assertThat(roster.changes(entry)).hasSize(1);
    assertThat(roster.find(ADA).orElseThrow().chosen().topics()).contains(List.of("sky"));
  }

  @Test
  void whoIsForgottenIsGoneFromEveryTable() {
    ask(NOW);
    confirm(NOW);
    assertThat(roster.forget(ADA, NOW)).isTrue();

    assertThat(roster.find(ADA)).isEmpty();
    assertThat(signUps.consents(ADA)).isEmpty();
    assertThat(roster.forget(ADA, NOW)).isFalse();
  }

  private void ask(Instant at) {
    signUps.ask(new SignUp(ADA, PreferenceSet.NOTHING, "Yes, please.", at, "203.0.113.9"));
  }

  private RosterEntry confirm(Instant at) {
    return signUps.confirm(signUps.find(SignedLink.fingerprint(ADA)).get(0), at, "203.0.113.9");
  }
}
