package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.run.ImportStore.Import;
import anemone.run.ImportStore.Placed;
import anemone.run.ImportStore.Revival;
import anemone.run.ImportStore.Terms;
import anemone.run.ImportStore.Undone;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Suppression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database does with imports. */
abstract class ImportsContract extends StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final EmailAddress ADA = new EmailAddress("Ada", "reef.example");
  private static final EmailAddress EVE = new EmailAddress("eve", "reef.example");
  private static final PreferenceSet SEA = PreferenceSet.NOTHING.withTopics(List.of("sea"));
  private static final SubscriberRules RULES =
      new SubscriberRules(
          Set.of("sea", "sky"), Cadence.DAILY, ZoneId.of("Europe/Lisbon"), Locale.ENGLISH);

  private Database database;
  private SqlImports imports;
  private SqlRoster roster;

  @BeforeEach
  void open() {
    database = database();
    imports = new SqlImports(database);
    roster = new SqlRoster(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anImportAddsAndChangesAndIsUndone() {
    place("first.csv", Terms.NONE, ADA, PreferenceSet.NOTHING);
    assertThat(place("second.csv", Terms.NONE, ADA, SEA)).isEqualTo(Placed.UPDATED);
    assertThat(place("second.csv", Terms.NONE, ADA, SEA)).isEqualTo(Placed.SAME);
    Undone none = imports.undo(NOW).orElseThrow();
    Undone undone = imports.undo(NOW).orElseThrow();

    assertThat(none.restored()).isZero();
    assertThat(undone.restored()).isEqualTo(1);
    assertThat(entry(ADA).preferences()).isEqualTo(PreferenceSet.NOTHING);
    assertThat(imports.undo(NOW).orElseThrow().removed()).isEqualTo(1);
    assertThat(roster.find(ADA)).isEmpty();
  }

  @Test
  void whoHasLeftStaysAwayUnlessTheImportKnowsOfTheirConsent() {
    Terms again = new Terms(Revival.UNSUBSCRIBED, "at the fair");
    place("first.csv", Terms.NONE, ADA, SEA);
    roster.leave(entry(ADA), NOW);
    new SqlSuppressions(database).add(new Suppression(EVE, Suppression.Reason.BOUNCED, "550", NOW));

    assertThat(place("second.csv", Terms.NONE, ADA, SEA)).isEqualTo(Placed.KEPT_OUT);
    assertThat(place("third.csv", again, EVE, SEA)).isEqualTo(Placed.KEPT_OUT);
    assertThat(place("third.csv", again, ADA, SEA)).isEqualTo(Placed.ADDED);
    assertThat(entry(ADA).isActive()).isTrue();
    imports.undo(NOW);
    assertThat(entry(ADA).isActive()).isFalse();
  }

  @Test
  void aRehearsalDoesEverythingAndChangesNothing() {
    place("first.csv", Terms.NONE, ADA, PreferenceSet.NOTHING);
    try (Database look = look()) {
      SqlImports rehearsed = new SqlImports(look);
      rehearsed.rehearse();
      Import under = rehearsed.begin("second.csv", Terms.NONE, NOW);
      rehearsed.together(() -> rehearsed.place(under, subscriber(EVE), SEA));

      assertThat(new SqlRoster(look).find(EVE)).isPresent();
      assertThat(new SqlRoster(look).find(ADA)).isPresent();
    }

    assertThat(roster.find(EVE)).isEmpty();
  }

  private Placed place(String file, Terms terms, EmailAddress address, PreferenceSet said) {
    Import under = imports.begin(file, terms, NOW);
    Placed[] placed = new Placed[1];
    imports.together(() -> placed[0] = imports.place(under, subscriber(address), said));
    return placed[0];
  }

  private static Subscriber subscriber(EmailAddress address) {
    return PreferenceSet.NOTHING.known(RULES).subscriber(address, "", 1, RULES);
  }

  private RosterEntry entry(EmailAddress address) {
    return roster.find(address).orElseThrow();
  }
}
