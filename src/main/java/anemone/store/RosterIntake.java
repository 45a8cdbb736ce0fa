package anemone.store;

import anemone.run.RosterShrunkException;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.file.Entry;
import anemone.subscriber.file.SubscriberReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the operator's file into the roster, in one transaction: all of it, or nothing.
 *
 * <p>Files hardly change their order, so the rows that came from a file are read beside it; only an
 * entry that is new or has moved costs a search.
 */
final class RosterIntake {

  /** Minimum size of a list of which half may not disappear without {@code --shrink}. */
  private static final int SMALL = 4;

  private static final int MOST_PROBLEMS = 10_000;

  private static final List<String> INDEXES =
      List.of(
          "CREATE UNIQUE INDEX subscribers_by_address ON subscribers (address)",
          "CREATE INDEX subscribers_by_fingerprint ON subscribers (fingerprint)",
          "CREATE INDEX subscribers_by_standing ON subscribers (standing, effective)");

  private static final String ROW =
      "SELECT id, address, spelling, name, listed, chosen, standing, imported";

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
   * An intake.
   *
   * @param reader the file's entries
   * @param twinsAreNamed whether the reader itself finds two entries with one address
   * @param now when somebody new joins
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

  /** Two entries have one address: the file must be read again by a reader that names them. */
  static final class TwinException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Takes the file in.
   *
   * @param stamp what tells this state of the file from the next
   * @param shrink whether it may lack many who were in it
   * @return how many subscribers the file no longer has but who stay, since an entry cannot be read
   * @throws RosterShrunkException if it lacks half of those who were in it, or is cut off
   */
  long take(String stamp, boolean shrink) {
    database.update("DELETE FROM roster_problems");
    if (empty) {
      // Indexes that are made at the end take half the time.
      database.define(INDEXES.stream().map(RosterIntake::drop).toList());
    }
    try (Walk walk = new Walk();
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
    if (empty) {
      database.define(INDEXES);
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
        "INSERT OR REPLACE INTO roster_intake (only, stamp, invalid) VALUES (1, ?, ?)",
        stamp,
        invalid);
    return kept ? gone : 0;
  }

  /** {@code DROP INDEX x} for {@code CREATE INDEX x ON ...}. */
  private static String drop(String create) {
    return "DROP INDEX " + create.replaceFirst("^CREATE (UNIQUE )?INDEX ", "").split(" ", 2)[0];
  }

  private void take(Entry.Valid entry, Walk walk) {
    valid++;
    Subscriber subscriber = entry.subscriber();
    String key = subscriber.address().key();
    Optional<Row> row = empty ? Optional.empty() : walk.row(key);
    if (row.isEmpty()) {
      add(subscriber, key, entry.said());
      return;
    }
    Row found = row.get();
    if (seen.get(found.id())) {
      if (!twinsAreNamed) {
        throw new TwinException();
      }
      return;
    }
    seen.set(found.id());
    long listed = sets.number(entry.said());
    String spelling = spelling(subscriber.address(), key);
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
    database.update(
        "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, listed,"
            + " effective, standing, joined, since) VALUES (?, nullif(?, ''), ?, ?, 1, ?, ?,"
            + " ?, 'file', ?)",
        key,
        spelling(subscriber.address(), key),
        subscriber.name(),
        SignedLink.fingerprint(subscriber.address()),
        listed,
        listed,
        isSuppressed(key) ? "suppressed" : "active",
        now);
    if (!empty) {
      seen.set(Math.toIntExact(database.number("SELECT last_insert_rowid()")));
    }
  }

  private boolean isSuppressed(String key) {
    return suppressions && database.exists("SELECT 1 FROM suppressions WHERE address = ?", key);
  }

  private void update(Row row, String name, String spelling, long listed, PreferenceSet said) {
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
      find(entry.address().get().key()).ifPresent(row -> seen.set(row.id()));
    }
    if (problems < MOST_PROBLEMS) {
      addProblem(entry.toString());
    }
  }

  private void addProblem(String line) {
    database.update(
        "INSERT INTO roster_problems (number, problem) VALUES (?, ?)", ++problems, line);
  }

  /**
   * Marks those whom the file had, and who are not in it, as gone unless they joined by themselves.
   */
  private void drop() {
    database.each(
        "SELECT id, chosen, imported FROM subscribers NOT INDEXED WHERE listed IS NOT NULL",
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

  /** How many of those whom the file had before are still in it. */
  private long seenBefore() {
    if (empty || before == 0) {
      return before;
    }
    long[] missing = {0};
    database.each(
        "SELECT id FROM subscribers NOT INDEXED WHERE listed IS NOT NULL",
        row -> missing[0] += seen.get(row.getInt(1)) ? 0 : 1);
    return before - missing[0];
  }

  private Optional<Row> find(String key) {
    return database.first(ROW + " FROM subscribers WHERE address = ?", Row::of, key);
  }

  private PreferenceSet set(long number) {
    return number == 0 ? PreferenceSet.NOTHING : sets.set(number);
  }

  /** Empty if the address is written as its key. */
  static String spelling(EmailAddress address, String key) {
    String text = address.toString();
    return text.equals(key) ? "" : text;
  }

  /** A row that came from the file; 0 stands for no preference set. */
  private record Row(
      int id,
      String address,
      String spelling,
      String name,
      long listed,
      long chosen,
      String standing,
      long imported) {

    private static Row of(ResultSet row) throws SQLException {
      @Nullable String spelling = row.getString(3);
      return new Row(
          row.getInt(1),
          row.getString(2),
          spelling == null ? "" : spelling,
          row.getString(4),
          row.getLong(5),
          row.getLong(6),
          row.getString(7),
          row.getLong(8));
    }
  }

  /** Reads the rows that came from a file in their order, beside the file. */
  private final class Walk implements AutoCloseable {

    /** How far it goes ahead for an entry that stands later among the rows. */
    private static final int FARTHEST = 10_000;

    private final RowReader<Row> rows =
        database.open(
            ROW
                + " FROM subscribers NOT INDEXED WHERE listed IS NOT NULL"
                + " AND id <= (SELECT max(id) FROM subscribers) ORDER BY id",
            Row::of);
    private Optional<Row> at = rows.next();

    /** The row of an address, if there is one. */
    private Optional<Row> row(String key) {
      if (at.isPresent() && at.get().address().equals(key)) {
        Optional<Row> here = at;
        at = rows.next();
        return here;
      }
      Optional<Row> found = find(key);
      if (found.isPresent() && at.isPresent()) {
        int id = found.get().id();
        if (id > at.get().id() && id - at.get().id() < FARTHEST) {
          while (at.isPresent() && at.get().id() <= id) {
            at = rows.next();
          }
        }
      }
      return found;
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
