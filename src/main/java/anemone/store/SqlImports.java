package anemone.store;

import anemone.run.ImportStore;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Suppression;
import java.time.Instant;
import java.util.Optional;

/** Imports of subscribers into a database. */
public final class SqlImports implements ImportStore {

  private final Database database;
  private final PreferenceSets sets;
  private final RosterRows rows;
  private final SqlSuppressions suppressions;
  private final SqlForgotten forgotten;
  private final ImportUndo log;

  /** Whether the roster was empty when the current transaction began: nothing need be searched. */
  private boolean empty;

  private boolean nobodyForgotten;

  /** The imports of a database. */
  public SqlImports(Database database) {
    this.database = database;
    this.sets = new PreferenceSets(database);
    this.rows = new RosterRows(database, sets);
    this.suppressions = new SqlSuppressions(database);
    this.forgotten = new SqlForgotten(database);
    this.log = new ImportUndo(database, sets);
  }

  @Override
  public Import begin(String file, Terms terms, Instant at) {
    return new Import(log.begin(file, at), terms, at);
  }

  @Override
  public Placed place(Import under, Subscriber subscriber, PreferenceSet said) {
    EmailAddress address = subscriber.address();
    String key = address.key();
    if (!nobodyForgotten && forgotten.contains(key)) {
      if (!under.terms().revivesForgotten()) {
        return Placed.FORGOTTEN;
      }
      forgotten.remove(key);
    }
    Optional<RosterEntry> known = empty ? Optional.empty() : rows.find(address);
    Optional<Suppression> suppression = empty ? Optional.empty() : suppressions.find(address);
    boolean revived =
        suppression.filter(s -> s.reason() == Suppression.Reason.UNSUBSCRIBED).isPresent()
            && under.terms().revivesUnsubscribed();
    if (suppression.isPresent() && !revived) {
      return Placed.KEPT_OUT;
    }
    if (revived) {
      log.note(under, key, suppression);
      suppressions.lift(suppression.get());
    }
    Placed placed =
        known.isPresent()
            ? change(under, known.get(), subscriber.name(), said, revived)
            : add(under, subscriber, said, revived);
    if (placed == Placed.ADDED && !under.terms().consent().isEmpty()) {
      database.update(
          "INSERT INTO consents (address, wording, asked, asked_from, confirmed, confirmed_from,"
              + " import) VALUES (?, ?, ?, 'import', ?, 'import', nullif(?, 0))",
          key,
          under.terms().consent(),
          under.at(),
          under.at(),
          under.number());
    }
    return placed;
  }

  private Placed add(Import under, Subscriber subscriber, PreferenceSet said, boolean revived) {
    long imported = sets.number(said);
    database.update(
        "INSERT INTO subscribers (address, spelling, name, fingerprint, epoch, imported,"
            + " effective, standing, joined, since, import)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'active', 'self', ?, nullif(?, 0))",
        subscriber.address().key(),
        RosterRows.spelling(subscriber.address()),
        subscriber.name(),
        SignedLink.fingerprint(subscriber.address()),
        revived ? Subscriber.FIRST_EPOCH + 1 : Subscriber.FIRST_EPOCH,
        imported,
        imported,
        under.at(),
        under.number());
    return Placed.ADDED;
  }

  /** The subscriber's own preferences override the file's, and these the imported ones. */
  private Placed change(
      Import under, RosterEntry known, String name, PreferenceSet said, boolean revived) {
    OperatorPreferences given = given(known);
    Optional<PreferenceSet> listed = given.listed();
    PreferenceSet imported = said.over(given.imported().orElse(PreferenceSet.NOTHING));
    PreferenceSet wanted = known.chosen().over(listed.orElse(PreferenceSet.NOTHING)).over(imported);
    boolean named = name.isEmpty() || (listed.isPresent() && !known.name().isEmpty());
    String called = named ? known.name() : name;
    boolean same = wanted.equals(known.preferences()) && called.equals(known.name());
    if (same && known.isMember() && !revived) {
      return Placed.SAME;
    }
    log.note(under, known.address().key(), Optional.empty());
    database.update(
        "UPDATE subscribers SET name = ?, imported = ?, effective = ?, standing = 'active',"
            + " joined = 'self', epoch = epoch + ? WHERE id = ?",
        called,
        sets.number(imported),
        sets.number(wanted),
        known.isMember() ? 0 : 1,
        known.id());
    return known.isMember() && !revived ? Placed.UPDATED : Placed.ADDED;
  }

  private OperatorPreferences given(RosterEntry entry) {
    return database
        .first(
            "SELECT listed, imported FROM subscribers WHERE id = ?",
            row -> new OperatorPreferences(rows.set(row, 1), rows.set(row, 2)),
            entry.id())
        .orElse(new OperatorPreferences(Optional.empty(), Optional.empty()));
  }

  /** The operator's preferences for a subscriber, in the file and imported. */
  private record OperatorPreferences(
      Optional<PreferenceSet> listed, Optional<PreferenceSet> imported) {}

  @Override
  public Optional<Undone> undo(Instant now) {
    return sets.inTransaction(() -> log.undo(now.minus(UNDOABLE)));
  }

  @Override
  public void rehearse() {
    RosterCopy.forImport(database);
  }

  @Override
  public boolean isEmpty() {
    return !database.exists("SELECT 1 FROM subscribers LIMIT 1")
        && !database.exists("SELECT 1 FROM suppressions LIMIT 1");
  }

  @Override
  public void together(Runnable work) {
    sets.inTransaction(
        () -> {
          empty = isEmpty();
          nobodyForgotten = forgotten.isEmpty();
          boolean anew = empty && database.dialect().indexesAfterwards();
          if (anew) {
            RosterIndexes.drop(database);
          }
          work.run();
          if (anew) {
            RosterIndexes.create(database);
          }
          return 0;
        });
  }
}
