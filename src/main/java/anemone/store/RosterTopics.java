package anemone.store;

import anemone.subscriber.PreferenceSet;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.UnknownTopics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Finds topics that subscribers chose, or were imported with, and that the newsletter lacks. */
final class RosterTopics {

  private final Database database;
  private final PreferenceSets sets;

  RosterTopics(Database database, PreferenceSets sets) {
    this.database = database;
    this.sets = sets;
  }

  /** Returns a warning for each topic. */
  List<String> unknown(SubscriberRules rules) {
    List<Long> suspects =
        sets.active().stream().filter(set -> !rules.topics().containsAll(topics(set))).toList();
    UnknownTopics unknown = new UnknownTopics(rules.topics());
    for (long suspect : suspects) {
      database.each(
          "SELECT chosen, imported, listed, count(*) FROM subscribers"
              + " WHERE standing = 'active' AND effective = ? GROUP BY 1, 2, 3",
          row -> {
            boolean isListed = hasTopics(row, 3) && !hasTopics(row, 1);
            if (!isListed) {
              unknown.count(topics(suspect), row.getLong(4), () -> "roster");
            }
          },
          suspect);
    }
    return unknown.warnings();
  }

  private List<String> topics(long set) {
    return sets.set(set).topics().orElse(List.of());
  }

  /** Whether the set in a column, if there is one, says which topics. */
  private boolean hasTopics(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    PreferenceSet set = row.wasNull() ? PreferenceSet.NOTHING : sets.set(number);
    return set.topics().isPresent();
  }
}
