package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.file.Entry;
import anemone.subscriber.file.SubscriberReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** Below so many, half of a list may go without a question. */
  private static final int SMALL = 4;

  private static final int MOST_PROBLEMS = 10_000;

  private static final List<String> INDEXES =
      List.of(
          "CREATE UNIQUE INDEX subscribers_by_address ON subscribers (address)",
          "CREATE INDEX subscribers_by_fingerprint ON subscribers (fingerprint)",
          "CREATE INDEX subscribers_by_standing ON subscribers (standing, effective)");

  private static final String ROW = "SELECT id, address, spelling, name, listed, chosen, standing";

  private final Database database;
  private final Connection connection;
  private final SubscriberReader reader;
  private final boolean twinsAreNamed;
  private final Instant now;
  private final PreferenceSets sets;
  private final BitSet seen = new BitSet();
  private final boolean empty;
  private final long before;
  private final boolean suppressions;
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
  RosterIntake(
      Database database,
      Connection connection,
      SubscriberReader reader,
      boolean twinsAreNamed,
      Instant now)
      throws SQLException {
    this.database = database;
    this.connection = connection;
    this.reader = reader;
    this.twinsAreNamed = twinsAreNamed;
    this.now = now;
    this.sets = new PreferenceSets(database);
    this.empty = number("SELECT count(*) FROM (SELECT 1 FROM subscribers LIMIT 1)") == 0;
    this.suppressions = number("SELECT count(*) FROM (SELECT 1 FROM suppressions LIMIT 1)") > 0;
    this.before = number("SELECT count(*) FROM subscribers WHERE listed IS NOT NULL");
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
  long take(String stamp, boolean shrink) throws SQLException {
    execute("DELETE FROM roster_problems");
    if (empty) {
      execute("DROP INDEX subscribers_by_address");
      execute("DROP INDEX subscribers_by_fingerprint");
      execute("DROP INDEX subscribers_by_standing");
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
    if (empty) {
      for (String index : INDEXES) {
        execute(index);
      }
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
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO roster_intake (only, stamp, invalid) VALUES (1, ?, ?)")) {
      insert.setString(1, stamp);
      insert.setInt(2, invalid);
      insert.executeUpdate();
    }
    return kept ? gone : 0;
  }

  private void take(Entry.Valid entry, Walk walk) throws SQLException {
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
    long listed = sets.number(connection, entry.said());
    String spelling = spelling(subscriber.address(), key);
    if (found.listed() != listed
        || !found.name().equals(subscriber.name())
        || !found.spelling().equals(spelling)
        || found.standing().equals("gone")) {
      update(found, subscriber.name(), spelling, listed, entry.said());
    }
  }

  private void add(Subscriber subscriber, String key, PreferenceSet said) throws SQLException {
    PreparedStatement insert =
        database.kept(
            "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, listed,"
                + " effective, standing, joined, since) VALUES (?, nullif(?, ''), ?, ?, 1, ?, ?,"
                + " ?, 'file', ?)");
    long listed = sets.number(connection, said);
    insert.setString(1, key);
    insert.setString(2, spelling(subscriber.address(), key));
    insert.setString(3, subscriber.name());
    insert.setLong(4, SignedLink.fingerprint(subscriber.address()));
    insert.setLong(5, listed);
    insert.setLong(6, listed);
    insert.setString(7, isSuppressed(key) ? "suppressed" : "active");
    insert.setLong(8, now.toEpochMilli());
    insert.executeUpdate();
    if (!empty) {
      seen.set(Math.toIntExact(number("SELECT last_insert_rowid()")));
    }
  }

  private boolean isSuppressed(String key) throws SQLException {
    if (!suppressions) {
      return false;
    }
    PreparedStatement query = database.kept("SELECT 1 FROM suppressions WHERE address = ?");
    query.setString(1, key);
    try (ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }

  private void update(Row row, String name, String spelling, long listed, PreferenceSet said)
      throws SQLException {
    long effective =
        row.chosen() == 0 ? listed : sets.number(connection, sets.set(row.chosen()).over(said));
    PreparedStatement update =
        database.kept(
            "UPDATE subscribers SET name = ?, spelling = nullif(?, ''), listed = ?, effective = ?,"
                + " standing = CASE WHEN standing <> 'gone' THEN standing"
                + " WHEN EXISTS (SELECT 1 FROM suppressions x"
                + " WHERE x.address = subscribers.address) THEN 'suppressed'"
                + " ELSE 'active' END WHERE id = ?");
    update.setString(1, name);
    update.setString(2, spelling);
    update.setLong(3, listed);
    update.setLong(4, effective);
    update.setInt(5, row.id());
    update.executeUpdate();
  }

  private void note(Entry.Invalid entry) throws SQLException {
    invalid++;
    if (entry.address().isEmpty()) {
      nameless++;
    } else if (!empty) {
      find(entry.address().get().key()).ifPresent(row -> seen.set(row.id()));
    }
    if (problems < MOST_PROBLEMS) {
      PreparedStatement insert =
          database.kept("INSERT INTO roster_problems (number, problem) VALUES (?, ?)");
      insert.setInt(1, ++problems);
      insert.setString(2, entry.toString());
      insert.executeUpdate();
    }
  }

  /** Those whom the file had, and who are not in it, are gone unless they joined by themselves. */
  private void drop() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, chosen FROM subscribers NOT INDEXED WHERE listed IS NOT NULL");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE subscribers SET listed = NULL, effective = ?,"
                    + " standing = CASE joined WHEN 'self' THEN standing ELSE 'gone' END"
                    + " WHERE id = ?");
        ResultSet row = query.executeQuery()) {
      long nothing = sets.number(connection, PreferenceSet.NOTHING);
      while (row.next()) {
        if (!seen.get(row.getInt(1))) {
          long chosen = row.getLong(2);
          update.setLong(1, chosen == 0 ? nothing : chosen);
          update.setLong(2, row.getLong(1));
          update.executeUpdate();
        }
      }
    }
  }

  /** How many of those whom the file had before are still in it. */
  private long seenBefore() throws SQLException {
    if (empty || before == 0) {
      return before;
    }
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT id FROM subscribers NOT INDEXED WHERE listed IS NOT NULL");
        ResultSet row = query.executeQuery()) {
      long missing = 0;
      while (row.next()) {
        missing += seen.get(row.getInt(1)) ? 0 : 1;
      }
      return before - missing;
    }
  }

  private Optional<Row> find(String key) throws SQLException {
    PreparedStatement query = database.kept(ROW + " FROM subscribers WHERE address = ?");
    query.setString(1, key);
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(Row.of(row)) : Optional.empty();
    }
  }

  private long number(String query) throws SQLException {
    try (ResultSet row = database.kept(query).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Empty if the address is written as its key. */
  private static String spelling(EmailAddress address, String key) {
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
      String standing) {

    private static Row of(ResultSet row) throws SQLException {
      @Nullable String spelling = row.getString(3);
      return new Row(
          row.getInt(1),
          row.getString(2),
          spelling == null ? "" : spelling,
          row.getString(4),
          row.getLong(5),
          row.getLong(6),
          row.getString(7));
    }
  }

  /** Reads the rows that came from a file in their order, beside the file. */
  private final class Walk implements AutoCloseable {

    /** How far it goes ahead for an entry that stands later among the rows. */
    private static final int FARTHEST = 10_000;

    private final PreparedStatement query;
    private final ResultSet rows;
    private Optional<Row> at = Optional.empty();

    private Walk() throws SQLException {
      query =
          connection.prepareStatement(
              ROW
                  + " FROM subscribers NOT INDEXED WHERE listed IS NOT NULL"
                  + " AND id <= (SELECT max(id) FROM subscribers) ORDER BY id");
      rows = query.executeQuery();
      step();
    }

    private void step() throws SQLException {
      at = rows.next() ? Optional.of(Row.of(rows)) : Optional.empty();
    }

    /** The row of an address, if there is one. */
    private Optional<Row> row(String key) throws SQLException {
      if (at.isPresent() && at.get().address().equals(key)) {
        Optional<Row> here = at;
        step();
        return here;
      }
      Optional<Row> found = find(key);
      if (found.isPresent() && at.isPresent()) {
        int id = found.get().id();
        if (id > at.get().id() && id - at.get().id() < FARTHEST) {
          while (at.isPresent() && at.get().id() <= id) {
            step();
          }
        }
      }
      return found;
    }

    @Override
    public void close() throws SQLException {
      rows.close();
      query.close();
    }
  }
}
