package anemone.store;

import anemone.run.RosterStore;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceChange;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Suppression;
import anemone.subscriber.file.SubscriberReader;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The roster in a database. */
public final class SqlRoster implements RosterStore {

  private final Database database;
  private final PreferenceSets sets;
  private final RosterRows rows;
  private final RosterRows looks;
  private final SqlSuppressions suppressions;
  private final SqlForgotten forgotten;
  private final SqlPreferenceChanges changes;
  private final RosterAudience audience;

  /** The roster of a database. */
  public SqlRoster(Database database) {
    this(database, database);
  }

  /**
   * The roster of a database that is opened twice, so that {@code find} does not wait for a writer.
   */
  public SqlRoster(Database database, Database reading) {
    this.database = database;
    this.sets = new PreferenceSets(database);
    this.rows = new RosterRows(database, sets);
    this.looks = reading == database ? rows : new RosterRows(reading, new PreferenceSets(reading));
    this.suppressions = new SqlSuppressions(database);
    this.forgotten = new SqlForgotten(database);
    this.changes = new SqlPreferenceChanges(database, sets);
    this.audience = new RosterAudience(database, sets);
  }

  @Override
  public Optional<RosterEntry> find(EmailAddress address) {
    return looks.find(address);
  }

  @Override
  public List<RosterEntry> find(long fingerprint) {
    return looks.withFingerprint(fingerprint);
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
  public void choose(RosterEntry entry, PreferenceSet chosen, Instant at) {
    sets.inTransaction(
        () -> {
          Optional<RosterEntry> now = rows.find(entry.id());
          if (now.isEmpty() || now.get().chosen().equals(chosen)) {
            return 0;
          }
          changes.note(entry.address().key(), now.get().chosen(), chosen, at);
          return database.update(
              "UPDATE subscribers SET chosen = ?, effective = ? WHERE id = ?",
              sets.number(chosen),
              sets.number(chosen.over(now.get().listed().orElse(PreferenceSet.NOTHING))),
              entry.id());
        });
  }

  @Override
  public List<PreferenceChange> changes(RosterEntry entry) {
    return changes.of(entry.address());
  }

  /**
   * Makes an address a subscriber at its owner's request, in the current transaction; in a new
   * subscription if they had left.
   *
   * @param chosen what they chose; the rest stays as it was
   */
  void join(EmailAddress address, PreferenceSet chosen, Instant now) {
    String key = address.key();
    Optional<RosterEntry> known = rows.find(address);
    boolean anew =
        database.update("DELETE FROM suppressions WHERE address = ? AND reason <> 'manual'", key)
            > 0;
    forgotten.remove(key);
    if (known.isEmpty()) {
      database.update(
          "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, chosen, effective,"
              + " standing, joined, since) VALUES (?, ?, '', ?, ?, ?, ?, 'active', 'self', ?)",
          key,
          RosterRows.spelling(address),
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

  /** Runs work that joins subscribers in one transaction. */
  <T> T inTransaction(Supplier<T> work) {
    return sets.inTransaction(work);
  }

  @Override
  public boolean forget(EmailAddress address, Instant now) {
    return database.inTransaction(() -> forgotten.forget(address, now));
  }

  @Override
  public void each(Consumer<RosterEntry> consumer) {
    looks.each(consumer);
  }

  @Override
  public Intake takeIn(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now) {
    return new OperatorFile(database).takeIn(new OperatorFile.Version(stamp, reader, shrink), now);
  }

  @Override
  public Intake lookInto(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now) {
    return new OperatorFile(database)
        .lookInto(new OperatorFile.Version(stamp, reader, shrink), now);
  }

  @Override
  public void addresses(BiConsumer<EmailAddress, Integer> consumer) {
    audience.addresses(consumer);
  }

  @Override
  public void groups(SubscriberRules rules, Groups groups) {
    audience.groups(rules, groups);
  }

  @Override
  public List<String> unknownTopics(SubscriberRules rules) {
    return new RosterTopics(database, sets).unknown(rules);
  }

  @Override
  public BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted) {
    return audience.active(rules, wanted);
  }

  @Override
  public Part part(SubscriberRules rules, BitSet numbers, int from, int max) {
    return audience.part(rules, numbers, from, max);
  }

  @Override
  public List<Subscriber> range(
      SubscriberRules rules, int lowest, int highest, Predicate<Subscriber> wanted) {
    return audience.range(rules, lowest, highest, wanted);
  }
}
