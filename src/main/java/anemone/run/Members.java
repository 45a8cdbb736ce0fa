package anemone.run;

import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A set of subscribers, selected at one moment and read in parts, with one bit each in memory. Each
 * is returned once, as stored when their part is read; one who unsubscribes meanwhile is returned,
 * too, so that the counts add up.
 */
public final class Members implements Iterable<Subscriber> {

  private static final int PART = 1_000;

  private final RosterStore roster;
  private final SubscriberRules rules;
  private final BitSet numbers;

  Members(RosterStore roster, SubscriberRules rules, BitSet numbers) {
    this.roster = roster;
    this.rules = rules;
    this.numbers = numbers;
  }

  /** Returns the number of subscribers. */
  public long size() {
    return numbers.cardinality();
  }

  /** Whether the subscriber in a row is among them. */
  boolean contains(int number) {
    return numbers.get(number);
  }

  /**
   * Returns ranges of row numbers that have all these subscribers and of others only such as do not
   * meet the condition.
   *
   * @param most the maximum number of members of a range
   */
  List<Shards.Range> ranges(int most) {
    List<Shards.Range> ranges = new ArrayList<>();
    int lowest = -1;
    int count = 0;
    int last = -1;
    for (int id = numbers.nextSetBit(0); id >= 0; id = numbers.nextSetBit(id + 1)) {
      if (count == most) {
        ranges.add(new Shards.Range(lowest, last, count));
        count = 0;
      }
      lowest = count == 0 ? id : lowest;
      count++;
      last = id;
    }
    if (count > 0) {
      ranges.add(new Shards.Range(lowest, last, count));
    }
    return ranges;
  }

  /** Returns the subscribers who meet a condition. */
  Members where(Predicate<Subscriber> condition) {
    BitSet meant = new BitSet();
    for (Cursor cursor = new Cursor(); cursor.hasNext(); ) {
      RosterStore.Member member = cursor.nextMember();
      if (condition.test(member.subscriber())) {
        meant.set(member.number());
      }
    }
    return new Members(roster, rules, meant);
  }

  @Override
  public Iterator<Subscriber> iterator() {
    return new Cursor();
  }

  private final class Cursor implements Iterator<Subscriber> {
    private Iterator<RosterStore.Member> part = java.util.List.<RosterStore.Member>of().iterator();
    private Optional<Integer> next = Optional.of(0);

    @Override
    public boolean hasNext() {
      while (!part.hasNext() && next.isPresent()) {
        RosterStore.Part read = roster.part(rules, numbers, next.get(), PART);
        part = read.members().iterator();
        next = read.next();
      }
      return part.hasNext();
    }

    @Override
    public Subscriber next() {
      return nextMember().subscriber();
    }

    private RosterStore.Member nextMember() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return part.next();
    }
  }
}
