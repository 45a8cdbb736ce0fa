package anemone.run;

import anemone.edition.Slot;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SuppressionSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over the subscriber list tells about it. It grows with the ways in which the
 * subscribers' wishes differ, and not with the list.
 */
public final class Census {

  /** So many ways are told apart; more nobody would look at. */
  static final int MOST_VARIANTS = 1_000;

  private static final int MOST_ORDERS = 10_000;

  private final Map<Time, Group> groups = new HashMap<>();
  private final Map<Variant, Subscriber> samples = new HashMap<>();
  private final Map<List<String>, Set<String>> topics = new HashMap<>();
  private final Predicate<Subscriber> isDue;
  private final SuppressionSet suppressed;
  private final String stamp;
  private final Sightings sightings;
  private int invalid;

  /**
   * An empty census.
   *
   * @param isDue who is due; asked about one subscriber of those who want it at the same time
   * @param suppressed who gets nothing
   * @param stamp what tells the list that is counted from another
   * @param sightings who is told of the first of a kind
   */
  Census(
      Predicate<Subscriber> isDue, SuppressionSet suppressed, String stamp, Sightings sightings) {
    this.isDue = isDue;
    this.suppressed = suppressed;
    this.stamp = stamp;
    this.sightings = sightings;
  }

  /** An empty census of the same list. */
  Census anew() {
    return new Census(isDue, suppressed, stamp, sightings);
  }

  void count(Subscriber subscriber) {
    Time time =
        new Time(
            subscriber.cadence(), subscriber.hour(), subscriber.zone(), subscriber.pausedUntil());
    Group group = groups.get(time);
    if (group == null) {
      group = new Group(subscriber);
      groups.put(time, group);
    }
    if (suppressed.contains(subscriber.address())) {
      group.suppressed++;
      return;
    }
    group.count++;
    if (group.count == 1) {
      sightings.cadence(subscriber.cadence(), isDue.test(subscriber));
    }
    Variant variant =
        new Variant(
            subscriber.cadence(),
            inAnyOrder(subscriber.topics()),
            subscriber.language(),
            subscriber.most());
    if (samples.size() < MOST_VARIANTS && samples.putIfAbsent(variant, subscriber) == null) {
      sightings.variant(variant, subscriber);
    }
  }

  /** Adds what a census of the next part of the list has come to. */
  void add(Census next) {
    invalid += next.invalid;
    next.groups.forEach(
        (time, other) -> {
          Group group = groups.computeIfAbsent(time, t -> new Group(other.one));
          group.count += other.count;
          group.suppressed += other.suppressed;
        });
    next.samples.forEach(
        (variant, subscriber) -> {
          if (samples.size() < MOST_VARIANTS) {
            samples.putIfAbsent(variant, subscriber);
          }
        });
  }

  void countInvalid() {
    invalid++;
  }

  /** How many entries are subscribers, the suppressed ones among them. */
  public int valid() {
    return groups.values().stream().mapToInt(group -> group.count + group.suppressed).sum();
  }

  public int invalid() {
    return invalid;
  }

  /** Who was left out. */
  SuppressionSet suppressed() {
    return suppressed;
  }

  /** What tells the list that was counted from another. */
  String stamp() {
    return stamp;
  }

  /** The cadences that at least one subscriber has. */
  public Set<Cadence> cadences() {
    return cadences(subscriber -> true);
  }

  /** The cadences that at least one subscriber has who is due. */
  List<Cadence> due() {
    return List.copyOf(cadences(isDue));
  }

  /** How many subscribers were left out. */
  public long left() {
    return sum(subscriber -> true).suppressed();
  }

  int subscribers(Cadence cadence) {
    return (int) sum(s -> s.cadence() == cadence).count();
  }

  /**
   * How many of those for whom a slot's edition is are due, will be later, and are suppressed
   * though due.
   *
   * @param due who of them is due, going by cadence, hour, zone and pause
   */
  Share share(Slot slot, Predicate<Subscriber> due) {
    Share now = sum(s -> slot.isFor(s) && due.test(s));
    return new Share(
        now.count(), sum(s -> slot.isFor(s) && !due.test(s)).count(), now.suppressed());
  }

  /** One subscriber for each way in which an edition of a cadence is seen. */
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

  /** Is told of the first of a kind as soon as the count comes upon them. */
  interface Sightings {

    /**
     * There is a subscriber with this cadence; told once or several times.
     *
     * @param due whether they are due
     */
    void cadence(Cadence cadence, boolean due);

    /** There is a subscriber who sees editions in a certain way; told once or several times. */
    void variant(Variant kind, Subscriber first);
  }

  /**
   * The subscribers of one edition.
   *
   * @param count how many are due
   * @param later how many will be
   * @param suppressed how many would be due, but get nothing
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

  private Set<String> inAnyOrder(List<String> given) {
    Set<String> known = topics.get(given);
    if (known == null) {
      if (topics.size() >= MOST_ORDERS) {
        topics.clear();
      }
      known = Set.copyOf(new HashSet<>(given));
      topics.put(given, known);
    }
    return known;
  }

  /** Those who want their mail at the same time. */
  private static final class Group {
    private final Subscriber one;
    private int count;
    private int suppressed;

    private Group(Subscriber one) {
      this.one = one;
    }
  }

  // What Java makes for a record to compare it by is slow until it is well compiled, which takes
  // long, and these two are compared for each of a million.

  private record Time(Cadence cadence, int hour, ZoneId zone, Optional<LocalDate> pausedUntil) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Time time
          && cadence == time.cadence
          && hour == time.hour
          && zone.equals(time.zone)
          && pausedUntil.equals(time.pausedUntil);
    }

    @Override
    public int hashCode() {
      return ((cadence.hashCode() * 31 + hour) * 31 + zone.hashCode()) * 31
          + pausedUntil.hashCode();
    }
  }

  /** Those who see an edition the same way. */
  record Variant(Cadence cadence, Set<String> topics, Locale language, Optional<Integer> most) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Variant variant
          && cadence == variant.cadence
          && topics.equals(variant.topics)
          && language.equals(variant.language)
          && most.equals(variant.most);
    }

    @Override
    public int hashCode() {
      return ((cadence.hashCode() * 31 + topics.hashCode()) * 31 + language.hashCode()) * 31
          + most.hashCode();
    }
  }
}
