package anemone.store;

import anemone.edition.Slot;
import anemone.render.CountedLinks;
import anemone.render.Proof;
import anemone.run.Pruning;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Deletes old rows of a database, a bounded number in each transaction. */
final class SqlPruning implements Pruning {

  /** Maximum number of editions of a transaction. */
  private static final int MOST_EDITIONS = 20;

  /** The tables with rows of an edition that nothing needs without it. */
  private static final List<String> OF_AN_EDITION =
      List.of("delivery_plans", "tellings", "clicks", "withdrawals", "editions");

  private final Database database;

  SqlPruning(Database database) {
    this.database = database;
  }

  @Override
  public int prune(Kind kind, Instant before, int most) {
    return database.inTransaction(
        () -> {
          int deleted =
              switch (kind) {
                case ARTICLES -> articles(before, most);
                case IDENTITIES -> identities(before, most);
                case DELIVERIES -> deliveries(before, most);
                case BOUNCES -> bounces(before, most);
                case EDITIONS -> editions(before, Math.min(most, MOST_EDITIONS));
              };
          if (deleted > 0) {
            database.update(
                "INSERT INTO pruned_rows (kind, count) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE"
                    + " SET count = pruned_rows.count + excluded.count",
                kind.word(),
                deleted);
          }
          return deleted;
        });
  }

  /** An article that a draft's editor has placed is in the draft's changes. */
  private int articles(Instant before, int most) {
    List<String> old =
        database.list(
            "SELECT id FROM articles WHERE collected < ? AND NOT EXISTS (SELECT 1 FROM drafts"
                + " WHERE drafts.acts LIKE '%' || articles.id || '%') ORDER BY collected LIMIT ?",
            row -> row.getString(1), before, most);
    for (String id : old) {
      database.update(
          "INSERT INTO pruned_articles (id, source, collected, seen)"
              + " SELECT id, source, collected, collected FROM articles WHERE id = ?"
              + " ON CONFLICT (id) DO NOTHING",
          id);
      database.update("DELETE FROM articles WHERE id = ?", id);
      database.update("DELETE FROM fates WHERE article = ?", id);
    }
    return old.size();
  }

  /**
   * The time is measured back from what the source listed last: one that was not read, or that
   * answers that nothing has changed, may still list its old articles.
   */
  private int identities(Instant before, int most) {
    return database.update(
        "DELETE FROM pruned_articles WHERE id IN (SELECT old.id FROM pruned_articles AS old"
            + " WHERE old.seen < ? AND old.seen < (SELECT max(latest.seen) FROM pruned_articles AS"
            + " latest WHERE latest.source = old.source) - ? LIMIT ?)",
        before,
        IDENTITY_KEPT.toMillis(),
        most);
  }

  private int deliveries(Instant before, int most) {
    List<Slot> old =
        database.list(
            "SELECT slot FROM editions WHERE closed < ? AND EXISTS (SELECT 1 FROM deliveries"
                + " WHERE deliveries.slot = editions.slot) ORDER BY closed, slot LIMIT ?",
            row -> ColumnValues.slot(row, 1),
            before,
            MOST_EDITIONS);
    int deleted = 0;
    for (Slot slot : old) {
      deleted += deleted < most ? deliveries(slot, most - deleted) : 0;
    }
    return deleted;
  }

  private int deliveries(Slot slot, int most) {
    database.update(
        "INSERT INTO delivery_totals (slot, state, deliveries, last)"
            + " SELECT slot, state, count(*), max(last) FROM (SELECT slot, state, last FROM"
            + " deliveries WHERE slot = ? ORDER BY address LIMIT ?) AS step WHERE true"
            + " GROUP BY slot, state ON CONFLICT (slot, state) DO UPDATE SET deliveries ="
            + " delivery_totals.deliveries + excluded.deliveries, last = CASE WHEN excluded.last >"
            + " delivery_totals.last THEN excluded.last ELSE delivery_totals.last END",
        slot,
        most);
    return database.update(
        "DELETE FROM deliveries WHERE slot = ? AND address IN (SELECT address FROM deliveries"
            + " WHERE slot = ? ORDER BY address LIMIT ?)",
        slot,
        slot,
        most);
  }

  /** A message that was left in the mailbox would be processed again without its row. */
  private int bounces(Instant before, int most) {
    return database.update(
        "DELETE FROM returns WHERE id IN (SELECT id FROM returns WHERE at < ? AND kind <> 'left'"
            + " LIMIT ?)",
        before,
        most);
  }

  /** The latest edition of a cadence stays, since the next one continues its number. */
  private int editions(Instant before, int most) {
    List<Slot> old =
        database.list(
            "SELECT slot FROM editions WHERE closed < ? AND NOT EXISTS (SELECT 1 FROM deliveries"
                + " WHERE deliveries.slot = editions.slot) AND number < (SELECT max(latest.number)"
                + " FROM editions AS latest WHERE latest.cadence = editions.cadence)"
                + " ORDER BY closed, slot LIMIT ?",
            row -> ColumnValues.slot(row, 1),
            before,
            most);
    old.forEach(this::edition);
    return old.size();
  }

  private void edition(Slot slot) {
    database
        .first("SELECT proof FROM editions WHERE slot = ?", row -> row.getBytes(1), slot)
        .map(ProofJson::proof)
        .filter(proof -> proof.letterhead().clicks().isPresent())
        .ifPresent(proof -> keepLinks(slot, proof));
    database.update(
        "DELETE FROM fates WHERE slot = ?"
            + " AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = fates.article)",
        slot);
    for (String table : OF_AN_EDITION) {
      database.update("DELETE FROM " + table + " WHERE slot = ?", slot);
    }
  }

  private void keepLinks(Slot slot, Proof proof) {
    CountedLinks.targets(proof.edition())
        .forEach(
            (story, url) ->
                database.update(
                    "INSERT INTO story_links (slot, story, url) VALUES (?, ?, ?)"
                        + " ON CONFLICT (slot, story) DO NOTHING",
                    slot,
                    story,
                    url.toString()));
  }

  @Override
  public boolean hasPruned(Slot slot) {
    return database.exists("SELECT 1 FROM delivery_totals WHERE slot = ?", slot);
  }

  @Override
  public Map<Kind, Long> held() {
    Map<Kind, Long> held = new EnumMap<>(Kind.class);
    held.put(Kind.ARTICLES, database.number("SELECT count(*) FROM articles"));
    held.put(Kind.IDENTITIES, database.number("SELECT count(*) FROM pruned_articles"));
    held.put(
        Kind.DELIVERIES,
        database.number(
            "SELECT coalesce(sum(planned), 0) FROM delivery_plans WHERE NOT EXISTS (SELECT 1 FROM"
                + " delivery_totals WHERE delivery_totals.slot = delivery_plans.slot)"));
    held.put(Kind.BOUNCES, database.number("SELECT count(*) FROM returns"));
    held.put(Kind.EDITIONS, database.number("SELECT count(*) FROM editions"));
    return held;
  }

  @Override
  public Map<Kind, Long> pruned() {
    Map<Kind, Long> pruned = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      pruned.put(
          kind, database.number("SELECT count FROM pruned_rows WHERE kind = ?", kind.word()));
    }
    return pruned;
  }
}
