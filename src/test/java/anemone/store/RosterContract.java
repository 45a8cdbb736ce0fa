package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.run.RosterShrunkException;
import anemone.run.RosterStore;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import anemone.subscriber.file.SubscriberReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RosterContract extends StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final SubscriberRules RULES =
      new SubscriberRules(
          Set.of("sea", "sky"), Cadence.DAILY, ZoneId.of("Europe/Lisbon"), Locale.ENGLISH);

  private Database database;
  private SqlRoster roster;
  private int taken;

  @BeforeEach
  void open() {
    database = database();
    roster = new SqlRoster(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aFileBecomesTheRosterInItsOrder() {
    take("{'email': 'Eve@Example.org', 'name': 'Eve', 'topics': ['sea']}", person("ada"));

    assertThat(active())
        .extracting(s -> s.address().toString())
        .containsExactly("Eve@example.org", "ada@example.org");
    Subscriber eve = active().get(0);
    assertThat(eve.name()).isEqualTo("Eve");
    assertThat(eve.topics()).containsExactly("sea");
    assertThat(eve.zone()).isEqualTo(RULES.zone());
    assertThat(entry("EVE").listed().orElseThrow().cadence()).isEmpty();
  }

  @Test
  void whatThePersonChoseBeatsTheFileFieldByField() {
    take("{'email': 'ada@example.org', 'cadence': 'daily', 'hour': 6}");
    roster.choose(entry("ada"), PreferenceSet.NOTHING.withCadence(Cadence.WEEKLY), NOW);

    take("{'email': 'ada@example.org', 'cadence': 'monthly', 'hour': 9, 'name': 'Ada'}");

    assertThat(active()).hasSize(1);
    assertThat(active().get(0).cadence()).isEqualTo(Cadence.WEEKLY);
    assertThat(active().get(0).hour()).isEqualTo(9);
    assertThat(active().get(0).name()).isEqualTo("Ada");
  }

  @Test
  void whoHasLeftStaysAwayWhateverTheFileSays() {
    take(person("ada"), person("eve"));
    roster.leave(entry("ada"), NOW);

    take("{'email': 'ADA@example.org', 'name': 'Ada again'}", person("eve"), person("bob"));

    assertThat(addresses()).containsExactly("eve@example.org", "bob@example.org");
    assertThat(entry("ada").hasLeft()).isTrue();
  }

  @Test
  void leavingByMistakeIsTakenBackWithTheSameLinks() {
    take(person("ada"));
    roster.leave(entry("ada"), NOW);
    roster.comeBack(entry("ada"));

    assertThat(addresses()).containsExactly("ada@example.org");
    assertThat(entry("ada").epoch()).isEqualTo(1);
  }

  @Test
  void whoeverIsRestoredAfterLeavingBeginsANewSubscription() {
    take(person("ada"), person("eve"));
    SqlSuppressions suppressions = new SqlSuppressions(database);
    roster.leave(entry("ada"), NOW);
    suppressions.add(new Suppression(address("eve"), Reason.BOUNCED, "550", NOW));

    suppressions.remove(address("ada"));
    suppressions.remove(address("eve"));

    assertThat(entry("ada").epoch()).isEqualTo(2);
    assertThat(entry("eve").epoch()).isEqualTo(1);
    assertThat(addresses()).containsExactly("ada@example.org", "eve@example.org");
  }

  @Test
  void comingBackLiftsNoBounce() {
    take(person("ada"));
    new SqlSuppressions(database).add(new Suppression(address("ada"), Reason.BOUNCED, "550", NOW));

    roster.comeBack(entry("ada"));

    assertThat(addresses()).isEmpty();
  }

  @Test
  void whoVanishesFromTheFileLeavesTheRosterAndReturnsWithIt() {
    take(people(10));
    take(people(9));
    assertThat(addresses()).hasSize(9).doesNotContain("p9@example.org");
    assertThat(entry("p9").isMember()).isFalse();

    take(people(10));
    assertThat(addresses()).hasSize(10);
  }

  @Test
  void aFileWithHalfItsEntriesGoneIsRefusedUnlessThatIsMeant() {
    take(people(10));

    assertThatThrownBy(() -> take(people(5)))
        .isInstanceOf(RosterShrunkException.class)
        .hasMessageContaining("5 of 10 subscribers are no longer in it")
        .hasMessageContaining("--shrink");
    assertThat(addresses()).hasSize(10);

    takeAs(true, people(5));
    assertThat(addresses()).hasSize(5);
  }

  @Test
  void aFileThatIsCutOffIsRefused() {
    take(people(10));
    String cut = String.join(", ", people(9)) + ", {'email': 'p9@exa";

    assertThatThrownBy(() -> takeText(false, "[" + cut))
        .isInstanceOf(RosterShrunkException.class)
        .hasMessageContaining("cut off or broken");
    assertThat(addresses()).hasSize(10);
  }

  @Test
  void aBadEntryTakesNobodyAwayWhoWasRightBefore() {
    take(people(10));

    RosterStore.Intake intake =
        take(
            Stream.concat(
                    Stream.of(people(8)),
                    Stream.of("{'email': 'p8@example.org', 'hour': 99}", "{'email': 'p9 example'}"))
                .toArray(String[]::new));

    assertThat(addresses()).hasSize(10);
    assertThat(intake.invalid()).isEqualTo(2);
    assertThat(intake.problems()).hasSize(2).first().asString().contains("hour is 99");
    assertThat(intake.kept()).isEqualTo(1);
  }

  @Test
  void anUnchangedFileIsNotReadAgainButItsProblemsAreKnown() {
    take(person("ada"), "{'email': 'eve'}");

    RosterStore.Intake again =
        roster.takeIn(
            "stamp " + taken,
            twins -> {
              throw new AssertionError("it was read");
            },
            false,
            NOW);

    assertThat(again.problems()).hasSize(1);
  }

  @Test
  void aTwinIsNamedWithTheLineOfTheFirst() {
    take(person("ada"));

    RosterStore.Intake intake = take(person("ada"), person("eve"), person("EVE"));

    assertThat(intake.problems()).containsExactly("list.json:3: email is also on line 2");
    assertThat(addresses()).containsExactly("ada@example.org", "eve@example.org");
  }

  @Test
  void anEntryMayMoveWithinTheFile() {
    take(people(10));
    List<String> moved = new ArrayList<>(List.of(people(10)));
    moved.add(0, moved.remove(7));
    moved.add(5, person("new"));
    moved.remove(9);

    take(moved.toArray(String[]::new));

    assertThat(addresses())
        .containsExactlyInAnyOrder(
            Stream.concat(
                    Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 9).map(i -> "p" + i + "@example.org"),
                    Stream.of("new@example.org"))
                .toArray(String[]::new));
  }

  @Test
  void aLookTakesTheFileInWithoutChangingTheRoster() {
    take(people(3));
    database.close();

    try (Database look = look()) {
      SqlRoster looked = new SqlRoster(look);
      looked.lookInto("other", twins -> reader("[" + person("eve") + "]", twins), true, NOW);
      assertThat(members(looked)).extracting(s -> s.address().local()).containsExactly("eve");
    }

    database = database();
    roster = new SqlRoster(database);
    assertThat(addresses()).hasSize(3);
  }

  @Test
  void anAddressIsFoundByItsFingerprint() {
    take(people(10));

    assertThat(roster.find(SignedLink.fingerprint(address("P3"))))
        .extracting(RosterEntry::address)
        .containsExactly(address("p3"));
    assertThat(roster.find(1)).isEmpty();
  }

  @Test
  void groupsCountWhoWantsTheSame() {
    take(
        "{'email': 'a@example.org', 'hour': 6}",
        "{'email': 'b@example.org', 'hour': 6}",
        "{'email': 'c@example.org', 'hour': 6}",
        "{'email': 'd@example.org', 'hour': 7}");
    roster.leave(entry("b"), NOW);
    List<String> counted = new ArrayList<>();

    roster.groups(
        RULES,
        (one, count, suppressed) -> counted.add(one.hour() + " " + count + " " + suppressed));

    assertThat(counted).containsExactlyInAnyOrder("6 2 false", "6 1 true", "7 1 false");
  }

  @Test
  void aTopicOfTheFileThatTheNewsletterLacksIsToldAndTheEntryStays() {
    RosterStore.Intake intake =
        take("{'email': 'ada@example.org', 'topics': ['sea', 'lakes']}", person("eve"));

    assertThat(intake.invalid()).isZero();
    assertThat(intake.problems())
        .containsExactly(
            "list.json:1: topics has no lakes (1 subscriber gets their other topics); must be one"
                + " of "
                + String.join(", ", RULES.topics()));
    assertThat(active().get(0).topics()).containsExactly("sea");
    assertThat(roster.unknownTopics(RULES)).as("the file has told it").isEmpty();
  }

  @Test
  void aTopicThatWasChosenAndIsGoneIsToldAndTheOtherTopicsStay() {
    take(person("ada"), person("eve"), person("bob"));
    roster.choose(entry("ada"), PreferenceSet.NOTHING.withTopics(List.of("skyy", "sea")), NOW);
    roster.choose(entry("eve"), PreferenceSet.NOTHING.withTopics(List.of("skyy")), NOW);

    assertThat(roster.unknownTopics(RULES))
        .containsExactly(
            "roster: topics has no skyy (1 subscriber gets their other topics, 1 subscriber has no"
                + " other topic and gets no mail); did you mean sky?");
    assertThat(active())
        .extracting(Subscriber::topics)
        .containsExactly(List.of("sea"), List.of("skyy"), List.of());
  }

  private RosterStore.Intake take(String... entries) {
    return takeAs(false, entries);
  }

  private RosterStore.Intake takeAs(boolean shrink, String... entries) {
    return takeText(shrink, "[" + String.join(",\n", entries) + "]");
  }

  private RosterStore.Intake takeText(boolean shrink, String text) {
    taken++;
    return roster.takeIn("stamp " + taken, twins -> reader(text, twins), shrink, NOW);
  }

  private static SubscriberReader reader(String text, boolean twins) {
    byte[] json = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new SubscriberReader(new ByteArrayInputStream(json), "list.json", RULES, twins);
  }

  private static String person(String name) {
    return "{'email': '" + name + "@example.org'}";
  }

  private static String[] people(int number) {
    return Stream.iterate(0, i -> i + 1)
        .limit(number)
        .map(i -> person("p" + i))
        .toArray(String[]::new);
  }

  private static EmailAddress address(String name) {
    return new EmailAddress(name, "example.org");
  }

  private RosterEntry entry(String name) {
    return roster.find(address(name)).orElseThrow();
  }

  private List<String> addresses() {
    return active().stream().map(s -> s.address().toString()).collect(Collectors.toList());
  }

  private List<Subscriber> active() {
    return members(roster);
  }

  private static List<Subscriber> members(SqlRoster roster) {
    BitSet numbers = roster.active(RULES, s -> true);
    List<Subscriber> all = new ArrayList<>();
    Optional<Integer> next = Optional.of(0);
    while (next.isPresent()) {
      RosterStore.Part part = roster.part(RULES, numbers, next.get(), 2);
      part.members().forEach(member -> all.add(member.subscriber()));
      next = part.next();
    }
    return all;
  }
}
