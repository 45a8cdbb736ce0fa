package anemone.store;

import anemone.edition.Slot;
import anemone.run.ClickCounts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The clicks on stories in a database. */
final class SqlClickCounts implements ClickCounts {

  private final Database database;

  SqlClickCounts(Database database) {
    this.database = database;
  }

  @Override
  public void add(Slot slot, String story) {
    database.update(
        "INSERT INTO clicks (slot, story, count) VALUES (?, ?, 1)"
            + " ON CONFLICT (slot, story) DO UPDATE SET count = clicks.count + 1",
        slot,
        story);
  }

  @Override
  public Map<String, Long> of(Slot slot) {
    Map<String, Long> counts = new TreeMap<>();
    database.each(
        "SELECT story, count FROM clicks WHERE slot = ?",
        row -> counts.put(row.getString(1), row.getLong(2)),
        slot);
    return counts;
  }

  @Override
  public Optional<URI> target(Slot slot, String story) {
    return database.first(
        "SELECT url FROM story_links WHERE slot = ? AND story = ?",
        row -> URI.create(row.getString(1)),
        slot,
        story);
  }
}
