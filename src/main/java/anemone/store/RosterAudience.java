package anemone.store;

import anemone.run.RosterStore.Groups;
import anemone.run.RosterStore.Member;
import anemone.run.RosterStore.Part;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Counts and reads the subscribers for a run. A condition is tested once per preference set, since
 * even a long list has few.
 *
 * @param database where they are
 * @param sets their preference sets
 */
record RosterAudience(Database database, PreferenceSets sets) {

  /** Stands for each subscriber with a preference set. */
  private static final EmailAddress NOBODY = new EmailAddress("nobody", "example.invalid");

  /** Maximum number of row numbers that are fetched joined. */
  private static final int JOINED = 20_000;

  /** Passes every address, with the epoch of its subscription. */
  void addresses(BiConsumer<EmailAddress, Integer> consumer) {
    database.each(
        "SELECT address, spelling, epoch FROM subscribers"
            + database.dialect().inRowOrder()
            + " ORDER BY id",
        row ->
            consumer.accept(RosterRows.address(row.getString(1), row.getString(2)), row.getInt(3)));
  }

  /** Passes the active and the suppressed subscribers, counted by their preferences. */
  void groups(SubscriberRules rules, Groups groups) {
    for (String standing : List.of("active", "suppressed")) {
      database.each(
          "SELECT s.address, s.spelling, s.name, s.epoch, s.effective, g.number"
              + " FROM (SELECT min(id) AS one, count(*) AS number FROM subscribers"
              + " WHERE standing = ? GROUP BY effective) AS g"
              + " LEFT JOIN subscribers AS s ON s.id = g.one",
          row ->
              groups.group(subscriber(row, rules), row.getLong(6), standing.equals("suppressed")),
          standing);
    }
  }

  /** Returns the row numbers of the active subscribers whose preferences meet a condition. */
  BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted) {
    BitSet numbers = new BitSet();
    for (long set : sets.active()) {
      if (wanted.test(sets.set(set).known(rules).subscriber(NOBODY, "", 1, rules))) {
        addActive(set, numbers);
      }
    }
    return numbers;
  }

  /**
   * Adds the row numbers of the active subscribers with a set. They come joined, many to a row: a
   * million rows of one number each take six times as long to fetch.
   */
  private void addActive(long set, BitSet numbers) {
    long[] last = {0};
    boolean[] more = {true};
    while (more[0]) {
      database.each(
          "SELECT "
              + database.dialect().joined("id")
              + ", max(id), count(*) FROM (SELECT id FROM subscribers"
              + " WHERE standing = 'active' AND effective = ? AND id > ? ORDER BY id LIMIT "
              + JOINED
              + ") AS part",
          row -> {
            more[0] = row.getInt(3) == JOINED;
            last[0] = row.getLong(2);
            if (row.getInt(3) > 0) {
              new StringTokenizer(row.getString(1), ",")
                  .asIterator()
                  .forEachRemaining(id -> numbers.set(Integer.parseInt((String) id)));
            }
          },
          set,
          last[0]);
    }
  }

  /**
   * Reads some subscribers in the order of their row numbers.
   *
   * @param numbers the row numbers to read
   * @param from the least number
   * @param most the maximum number of rows
   */
  Part part(SubscriberRules rules, BitSet numbers, int from, int most) {
    int first = numbers.nextSetBit(from);
    if (first < 0) {
      return new Part(List.of(), Optional.empty());
    }
    List<Member> part = new ArrayList<>();
    int[] next = {numbers.length()};
    database.each(
        "SELECT address, spelling, name, epoch, effective, id FROM subscribers"
            + database.dialect().inRowOrder()
            + " WHERE id >= ? ORDER BY id LIMIT ?",
        row -> {
          int id = Math.toIntExact(row.getLong(6));
          next[0] = id + 1;
          if (numbers.get(id)) {
            part.add(new Member(id, subscriber(row, rules)));
          }
        },
        first,
        most);
    return new Part(
        part, numbers.nextSetBit(next[0]) < 0 ? Optional.empty() : Optional.of(next[0]));
  }

  /**
   * Reads the active subscribers of a range whose preferences meet a condition.
   *
   * @param lowest the lowest row number
   * @param highest the highest row number
   */
  List<Subscriber> range(
      SubscriberRules rules, int lowest, int highest, Predicate<Subscriber> wanted) {
    return database
        .list(
            "SELECT address, spelling, name, epoch, effective FROM subscribers"
                + " WHERE id BETWEEN ? AND ? AND standing = 'active' ORDER BY id",
            row -> subscriber(row, rules),
            lowest,
            highest)
        .stream()
        .filter(wanted)
        .toList();
  }

  /** Reads five columns: address, spelling, name, epoch, effective preferences. */
  private Subscriber subscriber(ResultSet row, SubscriberRules rules) throws SQLException {
    return sets.set(row.getLong(5))
        .known(rules)
        .subscriber(
            RosterRows.address(row.getString(1), row.getString(2)),
            row.getString(3),
            row.getInt(4),
            rules);
  }
}
