package anemone.store;

import anemone.run.RosterShrunkException;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.file.Entry;
import anemone.subscriber.file.SubscriberReader;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/**
 * Takes the operator's file into the roster, in the current transaction.
 *
 * <p>The order of a file rarely changes, so the rows of earlier entries are read in parallel with
 * it; only an entry that is new or has moved needs a search.
 */
final class RosterIntake {

  /** Minimum size of a list that must not lose half of its subscribers without {@code --shrink}. */
  private static final int SMALL = 4;

  private static final int MOST_PROBLEMS = 10_000;

  private static final String ADD =
      "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, listed, effective,"
          + " standing, joined, since) VALUES (?, ?, ?, ?, 1, ?, ?, ?, 'file', ?)";

  private final Database database;
  private final SubscriberReader reader;
  private final boolean twinsAreNamed;
  private final Instant now;
  private final PreferenceSets sets;
  private final BitSet seen = new BitSet();
  private final boolean empty;
  private final long before;
  private final boolean suppressions;
  private final SqlForgotten forgotten;
  private final boolean anyForgotten;
  private int invalid;
  private int nameless;
  private int problems;
  private int valid;

  /**
   * Creates an intake.
   *
   * @param reader the file's entries
   * @param twinsAreNamed whether the reader finds duplicate addresses itself
   * @param now the time for new subscribers
   */
  RosterIntake(Database database, SubscriberReader reader, boolean twinsAreNamed, Instant now) {
    this.database = database;
    this.reader = reader;
    this.twinsAreNamed = twinsAreNamed;
    this.now = now;
    this.sets = new PreferenceSets(database);
    this.empty = !database.exists("SELECT 1 FROM subscribers LIMIT 1");
    this.suppressions = database.exists("SELECT 1 FROM suppressions LIMIT 1");
    this.forgotten = new SqlForgotten(database);
    this.anyForgotten = !forgotten.isEmpty();
    this.before = database.number("SELECT count(*) FROM subscribers WHERE listed IS NOT NULL");
  }

  /** Two entries have one address; the file must be read again by a reader that reports them. */
  static final class TwinException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Takes the file in.
   *
   * @param stamp identifies this version of the file
   * @param shrink whether it may lack half of its former subscribers
   * @return the number of subscribers who are no longer in it but stay, since an entry is
   *     unreadable
   * @throws RosterShrunkException if it lacks half of its former subscribers, or is cut off
   */
  long take(String stamp, boolean shrink) {
    database.update("DELETE FROM roster_problems");
    if (empty && database.dialect().indexesAfterwards()) {
      RosterIndexes.drop(database);
    }
    try (RosterWalk walk = new RosterWalk(database);
        ReadAhead<Entry> entries = new ReadAhead<>(reader)) {
      while (entries.hasNext()) {
        Entry entry = entries.next();
        if (entry instanceof Entry.Valid good) {
          take(good, walk);
        } else if (entry instanceof Entry.Invalid bad) {
          note(bad);
        }
      }
    }
    reader.warnings().forEach(this::addProblem);
    if (empty && database.dialect().indexesAfterwards()) {
      RosterIndexes.create(database);
    }
    long gone = before - seenBefore();
    boolean cut = before > 0 && !reader.isWhole();
    boolean many = before >= SMALL && (valid == 0 || (gone * 2 >= before && nameless == 0));
    if (!shrink && (cut || many)) {
      throw new RosterShrunkException(before, gone, cut);
    }
    boolean kept = nameless > 0 && !shrink;
    if (gone > 0 && !kept) {
      drop();
    }
    database.update(
        "INSERT INTO roster_intake (\"only\", stamp, invalid) VALUES (1, ?, ?)"
            + " ON CONFLICT (\"only\") DO UPDATE SET stamp = excluded.stamp,"
            + " invalid = excluded.invalid",
        stamp,
        invalid);
    return kept ? gone : 0;
  }

  private void take(Entry.Valid entry, RosterWalk walk) {
    valid++;
    Subscriber subscriber = entry.subscriber();
    String key = subscriber.address().key();
    Optional<RosterWalk.Row> row = empty ? Optional.empty() : walk.row(key);
    if (row.isEmpty()) {
      add(subscriber, key, entry.said());
      return;
    }
    RosterWalk.Row found = row.get();
    if (seen.get(found.id())) {
      if (!twinsAreNamed) {
        throw new TwinException();
      }
      return;
    }
    seen.set(found.id());
    long listed = sets.number(entry.said());
    String spelling = RosterRows.spelling(subscriber.address()).orElse("");
    if (found.listed() != listed
        || !found.name().equals(subscriber.name())
        || !found.spelling().equals(spelling)
        || found.standing().equals("gone")) {
      update(found, subscriber.name(), spelling, listed, entry.said());
    }
  }

  private void add(Subscriber subscriber, String key, PreferenceSet said) {
    if (anyForgotten && forgotten.contains(key)) {
      return;
    }
    long listed = sets.number(said);
    Object[] values = {
      key,
      RosterRows.spelling(subscriber.address()),
      subscriber.name(),
      SignedLink.fingerprint(subscriber.address()),
      listed,
      listed,
      isSuppressed(key) ? "suppressed" : "active",
      now
    };
    if (empty) {
      database.update(ADD, values);
    } else {
      seen.set(Math.toIntExact(database.number(ADD + " RETURNING id", values)));
    }
  }

  private boolean isSuppressed(String key) {
    return suppressions && database.exists("SELECT 1 FROM suppressions WHERE address = ?", key);
  }

  private void update(
      RosterWalk.Row row, String name, String spelling, long listed, PreferenceSet said) {
    long effective =
        row.chosen() == 0 && row.imported() == 0
            ? listed
            : sets.number(set(row.chosen()).over(said).over(set(row.imported())));
    database.update(
        "UPDATE subscribers SET name = ?, spelling = nullif(?, ''), listed = ?, effective = ?,"
            + " standing = CASE WHEN standing <> 'gone' THEN standing"
            + " WHEN EXISTS (SELECT 1 FROM suppressions x"
            + " WHERE x.address = subscribers.address) THEN 'suppressed'"
            + " ELSE 'active' END WHERE id = ?",
        name,
        spelling,
        listed,
        effective,
        row.id());
  }

  private void note(Entry.Invalid entry) {
    invalid++;
    if (entry.address().isEmpty()) {
      nameless++;
    } else if (!empty) {
      RosterWalk.find(database, entry.address().get().key()).ifPresent(row -> seen.set(row.id()));
    }
    if (problems < MOST_PROBLEMS) {
      addProblem(entry.toString());
    }
  }

  private void addProblem(String line) {
    database.update(
        "INSERT INTO roster_problems (number, problem) VALUES (?, ?)", ++problems, line);
  }

  /** Marks subscribers who are no longer in the file as gone, unless they joined by themselves. */
  private void drop() {
    database.each(
        "SELECT id, chosen, imported FROM subscribers"
            + database.dialect().inRowOrder()
            + " WHERE listed IS NOT NULL",
        row -> {
          if (!seen.get(row.getInt(1))) {
            database.update(
                "UPDATE subscribers SET listed = NULL, effective = ?,"
                    + " standing = CASE joined WHEN 'self' THEN standing ELSE 'gone' END"
                    + " WHERE id = ?",
                sets.number(set(row.getLong(2)).over(set(row.getLong(3)))),
                row.getLong(1));
          }
        });
  }

  /** Returns the number of former subscribers of the file who are still in it. */
  private long seenBefore() {
    if (empty || before == 0) {
      return before;
    }
    long[] missing = {0};
    database.each(
        "SELECT id FROM subscribers"
            + database.dialect().inRowOrder()
            + " WHERE listed IS NOT NULL",
        row -> missing[0] += seen.get(row.getInt(1)) ? 0 : 1);
    return before - missing[0];
  }

  private PreferenceSet set(long number) {
    return number == 0 ? PreferenceSet.NOTHING : sets.set(number);
  }
}
