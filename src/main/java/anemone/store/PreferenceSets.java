package anemone.store;

import anemone.subscriber.PreferenceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The preference sets of a database by number. Even a long list has few different ones, which are
 * cached; to be used within one transaction or by one reader.
 */
final class PreferenceSets {

  private static final int MOST_KEPT = 20_000;

  private final Database database;
  private final Map<PreferenceSet, Long> numbers = new HashMap<>();
  private final Map<Long, PreferenceSet> sets = new HashMap<>();

  PreferenceSets(Database database) {
    this.database = database;
  }

  /** Returns the number of a set; a new set is stored. */
  synchronized long number(PreferenceSet set) {
    Long known = numbers.get(set);
    if (known == null) {
      if (numbers.size() >= MOST_KEPT) {
        numbers.clear();
      }
      known = stored(PreferenceJson.write(set));
      numbers.put(set, known);
    }
    return known;
  }

  /**
   * Returns the set with a number.
   *
   * @throws StateException if there is none
   */
  synchronized PreferenceSet set(long number) {
    PreferenceSet known = sets.get(number);
    if (known == null) {
      if (sets.size() >= MOST_KEPT) {
        sets.clear();
      }
      known =
          database
              .first(
                  "SELECT said FROM preference_sets WHERE id = ?",
                  row -> PreferenceJson.read(row.getString(1)),
                  number)
              .orElseThrow(() -> new StateException("the state lacks preference set " + number));
      sets.put(number, known);
    }
    return known;
  }

  /**
   * Returns the numbers of the sets of active subscribers, in order. An index is searched once for
   * each set, and not read to its end as by DISTINCT.
   */
  List<Long> active() {
    List<Long> active = new ArrayList<>();
    database.each(
        "WITH RECURSIVE known(effective) AS"
            + " (SELECT min(effective) FROM subscribers WHERE standing = 'active' UNION ALL"
            + " SELECT (SELECT min(s.effective) FROM subscribers AS s WHERE s.standing = 'active'"
            + " AND s.effective > known.effective) FROM known WHERE known.effective IS NOT NULL)"
            + " SELECT effective FROM known WHERE effective IS NOT NULL",
        row -> active.add(row.getLong(1)));
    return active;
  }

  /** Runs work that stores sets in one transaction; a rollback also takes their numbers back. */
  <T> T inTransaction(Supplier<T> work) {
    try {
      return database.inTransaction(work);
    } catch (RuntimeException e) {
      synchronized (this) {
        numbers.clear();
      }
      throw e;
    }
  }

  private long stored(String said) {
    database.update("INSERT INTO preference_sets (said) VALUES (?) ON CONFLICT DO NOTHING", said);
    return database.number("SELECT id FROM preference_sets WHERE said = ?", said);
  }
}
