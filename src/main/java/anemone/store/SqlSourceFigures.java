package anemone.store;

import anemone.article.ArticleId;
import anemone.run.SourceFigures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The collected articles of a database in figures. */
final class SqlSourceFigures implements SourceFigures {

  private final Database database;

  SqlSourceFigures(Database database) {
    this.database = database;
  }

  @Override
  public Map<ArticleId, String> sources() {
    Map<ArticleId, String> sources = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    database.each(
        "SELECT id, source FROM articles UNION ALL SELECT id, source FROM pruned_articles",
        row ->
            sources.put(
                new ArticleId(row.getString(1)),
                names.computeIfAbsent(row.getString(2), name -> name)));
    return sources;
  }

  @Override
  public Map<String, Long> collected(Instant from, Instant to) {
    Map<String, Long> collected = new TreeMap<>();
    database.each(
        "SELECT source, count(*) FROM articles WHERE collected >= ? AND collected < ?"
            + " GROUP BY source UNION ALL SELECT source, count(*) FROM pruned_articles"
            + " WHERE collected >= ? AND collected < ? GROUP BY source",
        row -> collected.merge(row.getString(1), row.getLong(2), Long::sum),
        from,
        to,
        from,
        to);
    return collected;
  }
}
