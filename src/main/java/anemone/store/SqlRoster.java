package anemone.store;

import anemone.run.RosterStore;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Suppression;
import anemone.subscriber.file.SubscriberReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The roster, in a database. */
public final class SqlRoster implements RosterStore {

  private static final String ENTRY =
      "SELECT s.id, s.address, s.spelling, s.name, s.epoch, s.listed, s.chosen, s.standing,"
          + " s.imported, x.reason, x.detail, x.since FROM subscribers s"
          + " LEFT JOIN suppressions x ON x.address = s.address";

  private static final EmailAddress NOBODY = new EmailAddress("nobody", "example.invalid");

  private final Database database;
  private final Database reading;
  private final SqlSuppressions suppressions;
  private final SqlForgotten forgotten;
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
    this.forgotten = new SqlForgotten(database);
    this.sets = new PreferenceSets(database);
    this.read = reading == database ? sets : new PreferenceSets(reading);
  }

  @Override
  public Optional<RosterEntry> find(EmailAddress address) {
    return reading.first(ENTRY + " WHERE s.address = ?", this::entry, address.key());
  }

  @Override
  public List<RosterEntry> find(long fingerprint) {
    return reading.list(ENTRY + " WHERE s.fingerprint = ?", this::entry, fingerprint);
  }

  @Override
  public void leave(RosterEntry entry, Instant at) {
    suppressions.add(new Suppression(entry.address(), Suppression.Reason.UNSUBSCRIBED, "", at));
  }

  @Override
  public void comeBack(RosterEntry entry) {
    String key = entry.address().key();
    database.inTransaction(
        () -> {
          int lifted =
              database.update(
                  "DELETE FROM suppressions WHERE address = ? AND reason = 'unsubscribed'", key);
          if (lifted > 0) {
            SqlSuppressions.activate(database, key, false);
          }
          return lifted;
        });
  }

  @Override
  public void choose(RosterEntry entry, PreferenceSet chosen) {
    inTransaction(
        () -> {
          PreferenceSet listed =
              database
                  .first(
                      ENTRY + " WHERE s.id = ?",
                      row -> listed(sets, row).orElse(PreferenceSet.NOTHING),
                      entry.id())
                  .orElse(PreferenceSet.NOTHING);
          return database.update(
              "UPDATE subscribers SET chosen = ?, effective = ? WHERE id = ?",
              sets.number(chosen),
              sets.number(chosen.over(listed)),
              entry.id());
        });
  }

  /**
   * Makes an address a subscriber of their own accord, in the transaction under way: in a new
   * subscription if they had left.
   *
   * @param chosen what they chose; what they do not say stays as it was
   */
  void join(EmailAddress address, PreferenceSet chosen, Instant now) {
    String key = address.key();
    Optional<RosterEntry> known = database.first(ENTRY + " WHERE s.address = ?", this::entry, key);
    boolean anew =
        database.update("DELETE FROM suppressions WHERE address = ? AND reason <> 'manual'", key)
            > 0;
    if (known.isEmpty()) {
      database.update(
          "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, chosen, effective,"
              + " standing, joined, since)"
              + " VALUES (?, nullif(?, ''), '', ?, ?, ?, ?, 'active', 'self', ?)",
          key,
          RosterIntake.spelling(address, key),
          SignedLink.fingerprint(address),
          anew ? Subscriber.FIRST_EPOCH + 1 : Subscriber.FIRST_EPOCH,
          sets.number(chosen),
          sets.number(chosen),
          now);
      return;
    }
    PreferenceSet all = chosen.over(known.get().chosen());
    database.update(
        "UPDATE subscribers SET chosen = ?, effective = ?, standing = 'active', joined = 'self',"
            + " epoch = epoch + ? WHERE id = ?",
        sets.number(all),
        sets.number(all.over(known.get().listed().orElse(PreferenceSet.NOTHING))),
        anew || !known.get().isMember() ? 1 : 0,
        known.get().id());
  }

  @Override
  public Placed place(Subscriber subscriber, PreferenceSet said, Terms terms, Instant now) {
    EmailAddress address = subscriber.address();
    String key = address.key();
    if (forgotten.contains(key)) {
      return Placed.KEPT_OUT;
    }
    Optional<RosterEntry> known = database.first(ENTRY + " WHERE s.address = ?", this::entry, key);
    Optional<Suppression> suppression = suppressions.find(address);
    boolean comesBack =
        terms.revive()
            && !terms.consent().isEmpty()
            && suppression.filter(s -> s.reason() == Suppression.Reason.UNSUBSCRIBED).isPresent();
    if (suppression.isPresent() && !comesBack) {
      return Placed.KEPT_OUT;
    }
    if (comesBack) {
      suppressions.lift(suppression.get());
    }
    long imported = sets.number(said);
    Placed placed = Placed.ADDED;
    if (known.isEmpty()) {
      database.update(
          "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, imported,"
              + " effective, standing, joined, since)"
              + " VALUES (?, nullif(?, ''), ?, ?, ?, ?, ?, 'active', 'self', ?)",
          key,
          RosterIntake.spelling(address, key),
          subscriber.name(),
          SignedLink.fingerprint(address),
          comesBack ? Subscriber.FIRST_EPOCH + 1 : Subscriber.FIRST_EPOCH,
          imported,
          imported,
          now);
    } else {
      placed = change(known.get(), subscriber.name(), said, comesBack);
    }
    if (!terms.consent().isEmpty() && placed == Placed.ADDED) {
      database.update(
          "INSERT INTO consents (address, wording, asked, asked_from, confirmed, confirmed_from)"
              + " VALUES (?, ?, ?, 'import', ?, 'import')",
          key,
          terms.consent(),
          now,
          now);
    }
    return placed;
  }

  /** What the person chose beats the file, and the file beats what was imported. */
  private Placed change(RosterEntry known, String name, PreferenceSet said, boolean comesBack) {
    Optional<PreferenceSet> listed = column("listed", known);
    PreferenceSet imported = said.over(column("imported", known).orElse(PreferenceSet.NOTHING));
    PreferenceSet wanted = known.chosen().over(listed.orElse(PreferenceSet.NOTHING)).over(imported);
    boolean named = name.isEmpty() || (listed.isPresent() && !known.name().isEmpty());
    String called = named ? known.name() : name;
    boolean same = wanted.equals(known.preferences()) && called.equals(known.name());
    if (same && known.isMember() && !comesBack) {
      return Placed.SAME;
    }
    database.update(
        "UPDATE subscribers SET name = ?, imported = ?, effective = ?, standing = 'active',"
            + " joined = 'self', epoch = epoch + ? WHERE id = ?",
        called,
        sets.number(imported),
        sets.number(wanted),
        known.isMember() ? 0 : 1,
        known.id());
    return known.isMember() && !comesBack ? Placed.UPDATED : Placed.ADDED;
  }

  private Optional<PreferenceSet> column(String column, RosterEntry entry) {
    return database
        .first(
            "SELECT " + column + " FROM subscribers WHERE id = ?",
            row -> set(sets, row, 1),
            entry.id())
        .flatMap(set -> set);
  }

  @Override
  public void rehearse() {
    database.inTransaction(
        () -> {
          copyTables();
          database.define(
              List.of(
                  "CREATE TEMP TABLE suppressions AS SELECT * FROM main.suppressions",
                  "CREATE TEMP TABLE consents AS SELECT * FROM main.consents"));
          return 0;
        });
  }

  @Override
  public void together(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return 0;
        });
  }

  @Override
  public boolean forget(EmailAddress address, Instant now) {
    return database.inTransaction(() -> forgotten.forget(address, now));
  }

  @Override
  public void each(Consumer<RosterEntry> consumer) {
    database.each(
        ENTRY + " WHERE s.standing <> 'gone' ORDER BY s.id", row -> consumer.accept(entry(row)));
  }

  @Override
  public Intake takeIn(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now) {
    if (isTakenIn(stamp)) {
      return lastIntake(0);
    }
    boolean thorough = !database.exists("SELECT 1 FROM subscribers LIMIT 1");
    try {
      return take(stamp, reader, thorough, shrink, now);
    } catch (RosterIntake.TwinException e) {
      return take(stamp, reader, true, shrink, now);
    }
  }

  @Override
  public Intake lookInto(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now) {
    if (!isTakenIn(stamp)) {
      database.inTransaction(
          () -> {
            copyTables();
            return 0;
          });
    }
    return takeIn(stamp, reader, shrink, now);
  }

  private void copyTables() {
    database.define(Migrations.temporary(Migrations.ROSTER));
    database.define(List.of("ALTER TABLE temp.subscribers ADD COLUMN imported INTEGER"));
    for (String table : List.of("preference_sets", "subscribers", "roster_intake")) {
      database.update("INSERT INTO temp." + table + " SELECT * FROM main." + table);
    }
  }

  private Intake take(
      String stamp,
      Function<Boolean, SubscriberReader> open,
      boolean thorough,
      boolean shrink,
      Instant now) {
    long kept =
        inTransaction(
            () -> {
              try (SubscriberReader reader = open.apply(thorough)) {
                return new RosterIntake(database, reader, thorough, now).take(stamp, shrink);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return lastIntake(kept);
  }

  /** Runs work that gives preference sets their numbers, which a failure takes back. */
  <T> T inTransaction(Supplier<T> work) {
    try {
      return database.inTransaction(work);
    } catch (RuntimeException e) {
      sets.forget();
      throw e;
    }
  }

  private boolean isTakenIn(String stamp) {
    return database.exists("SELECT 1 FROM roster_intake WHERE stamp = ?", stamp);
  }

  private Intake lastIntake(long kept) {
    return new Intake(
        Math.toIntExact(database.number("SELECT invalid FROM roster_intake")),
        database.list(
            "SELECT problem FROM roster_problems ORDER BY number", row -> row.getString(1)),
        kept);
  }

  @Override
  public void addresses(BiConsumer<EmailAddress, Integer> consumer) {
    database.each(
        "SELECT address, spelling, epoch FROM subscribers NOT INDEXED ORDER BY id",
        row -> consumer.accept(address(row.getString(1), row.getString(2)), row.getInt(3)));
  }

  @Override
  public void groups(SubscriberRules rules, Groups groups) {
    for (String standing : List.of("active", "suppressed")) {
      database.each(
          "SELECT s.address, s.spelling, s.name, s.epoch, s.effective, g.number"
              + " FROM (SELECT min(id) AS one, count(*) AS number FROM subscribers"
              + " WHERE standing = ? GROUP BY effective) AS g"
              + " CROSS JOIN subscribers AS s ON s.id = g.one",
          row ->
              groups.group(subscriber(row, rules), row.getLong(6), standing.equals("suppressed")),
          standing);
    }
  }

  @Override
  public List<String> unknownTopics(SubscriberRules rules) {
    return new RosterTopics(database, sets).unknown(rules);
  }

  @Override
  public BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted) {
    BitSet numbers = new BitSet();
    Map<Long, Boolean> answers = new HashMap<>();
    database.each(
        "SELECT effective, id FROM subscribers WHERE standing = 'active' ORDER BY effective",
        row -> {
          boolean in =
              answers.computeIfAbsent(
                  row.getLong(1),
                  number ->
                      wanted.test(sets.set(number).known(rules).subscriber(NOBODY, "", 1, rules)));
          if (in) {
            numbers.set(Math.toIntExact(row.getLong(2)));
          }
        });
    return numbers;
  }

  @Override
  public Part part(SubscriberRules rules, BitSet numbers, int from, int most) {
    int first = numbers.nextSetBit(from);
    if (first < 0) {
      return new Part(List.of(), Optional.empty());
    }
    List<Member> part = new ArrayList<>();
    int[] next = {numbers.length()};
    database.each(
        "SELECT address, spelling, name, epoch, effective, id FROM subscribers"
            + " NOT INDEXED WHERE id >= ? ORDER BY id LIMIT ?",
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

  /** The subscriber in five columns: address, spelling, name, epoch, effective preferences. */
  private Subscriber subscriber(ResultSet row, SubscriberRules rules) throws SQLException {
    return sets.set(row.getLong(5))
        .known(rules)
        .subscriber(
            address(row.getString(1), row.getString(2)), row.getString(3), row.getInt(4), rules);
  }

  private RosterEntry entry(ResultSet row) throws SQLException {
    EmailAddress address = address(row.getString(2), row.getString(3));
    Optional<Suppression> suppression =
        row.getString(10) == null
            ? Optional.empty()
            : Optional.of(
                new Suppression(
                    address,
                    SqlSuppressions.reason(row, 10),
                    row.getString(11),
                    ColumnValues.instant(row, 12)));
    return new RosterEntry(
        row.getLong(1),
        address,
        row.getString(4),
        row.getInt(5),
        listed(read, row),
        set(read, row, 7).orElse(PreferenceSet.NOTHING),
        !row.getString(8).equals("gone"),
        suppression);
  }

  /** What the operator says of a subscriber: in the file, before what was imported. */
  private static Optional<PreferenceSet> listed(PreferenceSets from, ResultSet row)
      throws SQLException {
    Optional<PreferenceSet> listed = set(from, row, 6);
    Optional<PreferenceSet> imported = set(from, row, 9);
    return listed.map(l -> imported.map(l::over).orElse(l)).or(() -> imported);
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
