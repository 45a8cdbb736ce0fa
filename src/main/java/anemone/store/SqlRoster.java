package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Roster;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Suppression;
import anemone.subscriber.file.SubscriberReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The roster, in a database. */
public final class SqlRoster implements Roster {

  private static final String ENTRY =
      "SELECT s.id, s.address, s.spelling, s.name, s.epoch, s.listed, s.chosen, s.standing,"
          + " x.reason, x.detail, x.since FROM subscribers s"
          + " LEFT JOIN suppressions x ON x.address = s.address";

  private final Database database;
  private final Database reading;
  private final SqlSuppressions suppressions;
  private final PreferenceSets sets;
  private final PreferenceSets read;

  /** The roster of a database. */
  public SqlRoster(Database database) {
    this(database, database);
  }

  /**
   * The roster of a database that is opened twice, so that whoever looks does not wait for whoever
   * writes.
   */
  public SqlRoster(Database database, Database reading) {
    this.database = database;
    this.reading = reading;
    this.suppressions = new SqlSuppressions(database);
    this.sets = new PreferenceSets(database);
    this.read = reading == database ? sets : new PreferenceSets(reading);
  }

  @Override
  public Optional<RosterEntry> find(EmailAddress address) {
    return reading.reading(
        connection -> {
          PreparedStatement query = reading.kept(ENTRY + " WHERE s.address = ?");
          query.setString(1, address.key());
          return entries(query).stream().findFirst();
        });
  }

  @Override
  public List<RosterEntry> find(long fingerprint) {
    return reading.reading(
        connection -> {
          PreparedStatement query = reading.kept(ENTRY + " WHERE s.fingerprint = ?");
          query.setLong(1, fingerprint);
          return entries(query);
        });
  }

  @Override
  public void leave(RosterEntry entry, Instant at) {
    suppressions.add(new Suppression(entry.address(), Suppression.Reason.UNSUBSCRIBED, "", at));
  }

  @Override
  public void comeBack(RosterEntry entry) {
    database.inTransaction(
        connection -> {
          PreparedStatement delete =
              database.kept(
                  "DELETE FROM suppressions WHERE address = ? AND reason = 'unsubscribed'");
          delete.setString(1, entry.address().key());
          if (delete.executeUpdate() > 0) {
            SqlSuppressions.lifted(database, entry.address(), false);
          }
          return 0;
        });
  }

  @Override
  public void choose(RosterEntry entry, PreferenceSet chosen) {
    database.inTransaction(
        connection -> {
          PreparedStatement query = database.kept("SELECT listed FROM subscribers WHERE id = ?");
          query.setLong(1, entry.id());
          PreferenceSet listed = PreferenceSet.NOTHING;
          try (ResultSet row = query.executeQuery()) {
            if (row.next()) {
              listed = set(sets, row, 1).orElse(PreferenceSet.NOTHING);
            }
          }
          PreparedStatement update =
              database.kept("UPDATE subscribers SET chosen = ?, effective = ? WHERE id = ?");
          update.setLong(1, sets.number(connection, chosen));
          update.setLong(2, sets.number(connection, chosen.over(listed)));
          update.setLong(3, entry.id());
          return update.executeUpdate();
        });
  }

  /**
   * What is known of the operator's file since it was last taken in.
   *
   * @param invalid how many of its entries are wrong
   * @param problems what is wrong with them, a line each
   * @param kept how many are no longer in it but stay, since an entry of it cannot be read
   */
  public record Intake(int invalid, List<String> problems, long kept) {

    /** Copies the problems. */
    public Intake {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Takes the operator's file in, if it has changed. What subscribers chose stays; who left stays
   * away.
   *
   * @param stamp what tells this state of the file from the next
   * @param reader opens the file; told whether to look for two entries with one address, which
   *     takes longer
   * @param shrink whether the file may lack many of those who were in it
   * @param now when somebody new joins
   * @throws RosterShrunkException if it lacks half of those who were in it, or is cut off
   */
  public Intake takeIn(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now) {
    if (isTakenIn(stamp)) {
      return lastIntake(0);
    }
    boolean thorough = isEmpty();
    try {
      return take(stamp, reader, thorough, shrink, now);
    } catch (RosterIntake.TwinException e) {
      return take(stamp, reader, true, shrink, now);
    }
  }

  /**
   * The same for whoever only looks: it is taken into a copy of the roster that this connection
   * alone sees, and that ends with it.
   */
  public Intake lookInto(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now) {
    if (!isTakenIn(stamp)) {
      database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              for (String sql : Migrations.temporary(Migrations.ROSTER)) {
                statement.execute(sql);
              }
              for (String table : List.of("preference_sets", "subscribers", "roster_intake")) {
                statement.execute("INSERT INTO temp." + table + " SELECT * FROM main." + table);
              }
            }
            return 0;
          });
    }
    return takeIn(stamp, reader, shrink, now);
  }

  private Intake take(
      String stamp,
      Function<Boolean, SubscriberReader> open,
      boolean thorough,
      boolean shrink,
      Instant now) {
    long kept =
        database.inTransaction(
            connection -> {
              try (SubscriberReader reader = open.apply(thorough)) {
                return new RosterIntake(database, connection, reader, thorough, now)
                    .take(stamp, shrink);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return lastIntake(kept);
  }

  private boolean isEmpty() {
    return database.reading(
        connection -> {
          try (ResultSet row = database.kept("SELECT 1 FROM subscribers LIMIT 1").executeQuery()) {
            return !row.next();
          }
        });
  }

  private boolean isTakenIn(String stamp) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("SELECT stamp FROM roster_intake");
              ResultSet row = query.executeQuery()) {
            return row.next() && row.getString(1).equals(stamp);
          }
        });
  }

  private Intake lastIntake(long kept) {
    return database.reading(
        connection -> {
          int invalid = 0;
          List<String> problems = new ArrayList<>();
          try (PreparedStatement query =
                  connection.prepareStatement("SELECT invalid FROM roster_intake");
              ResultSet row = query.executeQuery()) {
            invalid = row.next() ? row.getInt(1) : 0;
          }
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT problem FROM roster_problems ORDER BY number");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              problems.add(row.getString(1));
            }
          }
          return new Intake(invalid, problems, kept);
        });
  }

  /** Hands over every address that the roster has or had, with the epoch of its subscription. */
  public void addresses(BiConsumer<EmailAddress, Integer> consumer) {
    database.reading(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT address, spelling, epoch FROM subscribers NOT INDEXED ORDER BY id");
              ResultSet row = query.executeQuery()) {
            int met = 0;
            for (; row.next(); met++) {
              consumer.accept(address(row.getString(1), row.getString(2)), row.getInt(3));
            }
            return met;
          }
        });
  }

  /** Takes some subscribers who want the same; asked in the order of the preference sets. */
  public interface Groups {

    /**
     * Some subscribers who want the same.
     *
     * @param one the first of them
     * @param count how many there are
     * @param suppressed whether they get nothing
     */
    void group(Subscriber one, long count, boolean suppressed);
  }

  /** Hands over all subscribers, counted by what they want. */
  public void groups(SubscriberRules rules, Groups groups) {
    for (String standing : List.of("active", "suppressed")) {
      database.reading(
          connection -> {
            try (PreparedStatement query =
                connection.prepareStatement(
                    "SELECT s.address, s.spelling, s.name, s.epoch, s.effective, g.number"
                        + " FROM (SELECT min(id) AS one, count(*) AS number FROM subscribers"
                        + " WHERE standing = ? GROUP BY effective) AS g"
                        + " CROSS JOIN subscribers AS s ON s.id = g.one")) {
              query.setString(1, standing);
              try (ResultSet row = query.executeQuery()) {
                int met = 0;
                for (; row.next(); met++) {
                  groups.group(
                      subscriber(row, 1, rules), row.getLong(6), standing.equals("suppressed"));
                }
                return met;
              }
            }
          });
    }
  }

  /**
   * The numbers of the active subscribers whose preferences meet a condition: one bit each.
   *
   * @param wanted asked about one subscriber for each preference set
   */
  public BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted) {
    return database.reading(
        connection -> {
          BitSet numbers = new BitSet();
          LongPredicate isWanted = new SetPredicate(rules, wanted);
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT effective, id FROM subscribers WHERE standing = 'active'"
                          + " ORDER BY effective");
              ResultSet row = query.executeQuery()) {
            long last = -1;
            boolean in = false;
            while (row.next()) {
              long effective = row.getLong(1);
              if (effective != last) {
                in = isWanted.test(effective);
                last = effective;
              }
              if (in) {
                numbers.set(Math.toIntExact(row.getLong(2)));
              }
            }
          }
          return numbers;
        });
  }

  /**
   * Up to some subscribers in the order of their numbers, as they are now.
   *
   * @param numbers who is meant
   * @param from the least number
   * @param most the most rows to read
   * @return the subscribers, with what number the next part begins; none at the end
   */
  public Part part(SubscriberRules rules, BitSet numbers, int from, int most) {
    int first = numbers.nextSetBit(from);
    if (first < 0) {
      return new Part(List.of(), Optional.empty());
    }
    return database.reading(
        connection -> {
          PreparedStatement query =
              database.kept(
                  "SELECT address, spelling, name, epoch, effective, id FROM subscribers"
                      + " NOT INDEXED WHERE id >= ? ORDER BY id LIMIT ?");
          query.setLong(1, first);
          query.setInt(2, most);
          List<Member> part = new ArrayList<>();
          int next = numbers.length();
          try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
              int id = Math.toIntExact(row.getLong(6));
              next = id + 1;
              if (numbers.get(id)) {
                part.add(new Member(id, subscriber(row, 1, rules)));
              }
            }
          }
          return new Part(
              List.copyOf(part),
              numbers.nextSetBit(next) < 0 ? Optional.empty() : Optional.of(next));
        });
  }

  /**
   * Some subscribers.
   *
   * @param members who they are
   * @param next where the next part begins, if there is one
   */
  public record Part(List<Member> members, Optional<Integer> next) {}

  /**
   * A subscriber with their number.
   *
   * @param number the number of the row
   * @param subscriber the subscriber
   */
  public record Member(int number, Subscriber subscriber) {}

  /** Asks about preference sets by their numbers. */
  private final class SetPredicate implements LongPredicate {
    private static final EmailAddress NOBODY = new EmailAddress("nobody", "example.invalid");
    private final SubscriberRules rules;
    private final Predicate<Subscriber> wanted;

    private SetPredicate(SubscriberRules rules, Predicate<Subscriber> wanted) {
      this.rules = rules;
      this.wanted = wanted;
    }

    @Override
    public boolean test(long effective) {
      try {
        return wanted.test(sets.set(effective).known(rules).subscriber(NOBODY, "", 1, rules));
      } catch (SQLException e) {
        throw new StateException("unable to read the state: " + StateException.why(e), e);
      }
    }
  }

  private Subscriber subscriber(ResultSet row, int column, SubscriberRules rules)
      throws SQLException {
    return sets.set(row.getLong(column + 4))
        .known(rules)
        .subscriber(
            address(row.getString(column), row.getString(column + 1)),
            row.getString(column + 2),
            row.getInt(column + 3),
            rules);
  }

  private List<RosterEntry> entries(PreparedStatement query) throws SQLException {
    List<RosterEntry> entries = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        EmailAddress address = address(row.getString(2), row.getString(3));
        @Nullable String reason = row.getString(9);
        entries.add(
            new RosterEntry(
                row.getLong(1),
                address,
                row.getString(4),
                row.getInt(5),
                set(read, row, 6),
                set(read, row, 7).orElse(PreferenceSet.NOTHING),
                !row.getString(8).equals("gone"),
                reason == null
                    ? Optional.empty()
                    : Optional.of(
                        new Suppression(
                            address,
                            Suppression.Reason.of(reason)
                                .orElseThrow(
                                    () ->
                                        new SQLException("no reason of a suppression: " + reason)),
                            row.getString(10),
                            Instant.ofEpochMilli(row.getLong(11))))));
      }
    }
    return entries;
  }

  private static Optional<PreferenceSet> set(PreferenceSets from, ResultSet row, int column)
      throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(from.set(number));
  }

  /** The address of a row: its spelling differs from its key where it has capitals. */
  static EmailAddress address(String key, @Nullable String spelling) {
    String text = spelling == null ? key : spelling;
    int at = text.lastIndexOf('@');
    return new EmailAddress(text.substring(0, at), text.substring(at + 1));
  }
}
