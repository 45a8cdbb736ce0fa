package anemone.run;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The subscribers of the roster, counted by their preferences. Its size depends on the number of
 * different preferences, not of subscribers.
 */
public final class Audience {

  /** Maximum number of variants sampled. */
  private static final int MAX_VARIANTS = 1_000;

  private final RosterStore roster;
  private final SubscriberRules rules;
  private final Predicate<Subscriber> isDue;
  private final int invalid;
  private final Map<Time, Group> groups = new HashMap<>();
  private final Map<Variant, Subscriber> samples = new LinkedHashMap<>();

  private Audience(
      RosterStore roster, SubscriberRules rules, int invalid, Predicate<Subscriber> isDue) {
    this.roster = roster;
    this.rules = rules;
    this.invalid = invalid;
    this.isDue = isDue;
  }

  /**
   * Counts the roster.
   *
   * @param invalid number of bad entries in the operator's file
   * @param isDue whether a subscriber is due; asked once for each delivery time
   */
  public static Audience of(
      RosterStore roster, SubscriberRules rules, int invalid, Predicate<Subscriber> isDue) {
    Audience audience = new Audience(roster, rules, invalid, isDue);
    roster.groups(rules, audience::count);
    return audience;
  }

  /**
   * Returns this audience if mail can be sent to it.
   *
   * @param strict whether a bad entry in the file is a failure
   * @param file the file, for messages
   * @throws CommandFailure if there is no subscriber, or a bad entry and {@code strict}
   */
  public Audience judged(boolean strict, Path file) {
    if (valid() == 0) {
      throw new CommandFailure(ExitCode.BAD_DATA, file + ": no subscriber can get mail");
    }
    if (strict && invalid > 0) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          file
              + ": "
              + Plurals.count(invalid, "bad entry", "bad entries")
              + "; fix the list, or leave --strict out to skip them");
    }
    return this;
  }

  private void count(Subscriber one, long count, boolean suppressed) {
    Group group =
        groups.computeIfAbsent(
            new Time(one.cadence(), one.hour(), one.zone(), one.pausedUntil()),
            time -> new Group(one));
    if (suppressed) {
      group.suppressed += count;
      return;
    }
    group.count += count;
    if (samples.size() < MAX_VARIANTS) {
      samples.putIfAbsent(
          new Variant(
              one.cadence(), Set.copyOf(new HashSet<>(one.topics())), one.language(), one.most()),
          one);
    }
  }

  /** Returns the number of subscribers, including suppressed ones. */
  public long valid() {
    return groups.values().stream().mapToLong(group -> group.count + group.suppressed).sum();
  }

  /** Returns the number of bad entries in the operator's file. */
  public int invalid() {
    return invalid;
  }

  /** Returns the cadences that at least one subscriber has. */
  public Set<Cadence> cadences() {
    return cadences(subscriber -> true);
  }

  /** Whether at least one subscriber has a cadence. */
  public boolean has(Cadence cadence) {
    return cadences().contains(cadence);
  }

  /** Whether at least one subscriber who is due has a cadence. */
  public boolean isDue(Cadence cadence) {
    return cadences(isDue).contains(cadence);
  }

  /** Returns the number of suppressed subscribers. */
  public long left() {
    return sum(subscriber -> true).suppressed();
  }

  /**
   * Counts the subscribers of a slot's edition: due now, due later, and due but suppressed.
   *
   * @param due whether a subscriber is due; must depend on cadence, hour, zone and pause only
   */
  public Share share(Slot slot, Predicate<Subscriber> due) {
    Share now = sum(s -> slot.isFor(s) && due.test(s));
    return new Share(
        now.count(), sum(s -> slot.isFor(s) && !due.test(s)).count(), now.suppressed());
  }

  /** Returns one subscriber for each variant of an edition of a cadence. */
  public Collection<Subscriber> samples(Cadence cadence) {
    List<Subscriber> found = new ArrayList<>();
    samples.forEach(
        (variant, subscriber) -> {
          if (variant.cadence() == cadence) {
            found.add(subscriber);
          }
        });
    return found;
  }

  /** Returns the subscribers whose preferences now meet a condition. */
  public Members members(Predicate<Subscriber> wanted) {
    return new Members(roster, rules, roster.active(rules, wanted));
  }

  /** Finds the subscriber of an address, also a suppressed one. */
  public Optional<Subscriber> find(EmailAddress address) {
    return roster.find(address).filter(RosterEntry::isMember).map(e -> e.subscriber(rules));
  }

  /**
   * The numbers of subscribers of one edition.
   *
   * @param count number who are due
   * @param later number who will be due later
   * @param suppressed number who are due but suppressed
   */
  public record Share(long count, long later, long suppressed) {}

  private Share sum(Predicate<Subscriber> who) {
    long count = 0;
    long without = 0;
    for (Group group : groups.values()) {
      if (who.test(group.one)) {
        count += group.count;
        without += group.suppressed;
      }
    }
    return new Share(count, 0, without);
  }

  private Set<Cadence> cadences(Predicate<Subscriber> who) {
    Set<Cadence> cadences = new TreeSet<>();
    for (Group group : groups.values()) {
      if (group.count > 0 && who.test(group.one)) {
        cadences.add(group.one.cadence());
      }
    }
    return cadences;
  }

  /** Subscribers with the same delivery time. */
  private static final class Group {
    private final Subscriber one;
    private long count;
    private long suppressed;

    private Group(Subscriber one) {
      this.one = one;
    }
  }

  private record Time(Cadence cadence, int hour, ZoneId zone, Optional<LocalDate> pausedUntil) {}

  /** The preferences that determine which stories and words an edition shows. */
  private record Variant(
      Cadence cadence, Set<String> topics, Locale language, Optional<Integer> most) {}
}
