package anemone.store;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Articles;
import anemone.edition.Decision;
import anemone.edition.Editions;
import anemone.edition.Fate;
import anemone.edition.SentArticle;
import anemone.edition.Slot;
import anemone.subscriber.Cadence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The articles and past editions in a database. */
public final class SqlArticles implements Articles, Editions {

  private final Database database;

  /** The articles of a database. */
  public SqlArticles(Database database) {
    this.database = database;
  }

  @Override
  public int add(List<Article> articles) {
    return database.inTransaction(() -> articles.stream().mapToInt(this::add).sum());
  }

  private int add(Article article) {
    Optional<Optional<Article>> known = storedOrPruned(article.id());
    if (known.isPresent()) {
      known.get().ifPresentOrElse(stored -> correct(stored, article), () -> touch(article));
      return 0;
    }
    return database.update(
        "INSERT INTO articles (id, source, collected, content)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        article.id().value(),
        article.source(),
        article.collected(),
        ProofJson.article(article));
  }

  /** Returns the stored article; an empty one if it was pruned; nothing if it is not known. */
  private Optional<Optional<Article>> storedOrPruned(ArticleId id) {
    return database.first(
        "SELECT content FROM articles WHERE id = ?"
            + " UNION ALL SELECT NULL FROM pruned_articles WHERE id = ?",
        row -> Optional.ofNullable(row.getString(1)).map(ProofJson::article),
        id.value(),
        id.value());
  }

  /** Notes, at most once a day, that a pruned article is still listed. */
  private void touch(Article article) {
    database.update(
        "UPDATE pruned_articles SET seen = ? WHERE id = ? AND seen < ?",
        article.collected(),
        article.id().value(),
        article.collected().minus(Duration.ofDays(1)));
  }

  @Override
  public boolean isKnown(ArticleId id) {
    return database.exists(
        "SELECT 1 FROM articles WHERE id = ?"
            + " UNION ALL SELECT 1 FROM pruned_articles WHERE id = ?",
        id.value(),
        id.value());
  }

  /** Keeps the collection time in the article; that in the row is the time of the last change. */
  private void correct(Article stored, Article found) {
    Article now = found.withCollected(stored.collected());
    if (!now.equals(stored)) {
      int unused =
          database.update(
              "UPDATE articles SET content = ?, collected = ? WHERE id = ? AND NOT EXISTS (SELECT 1"
                  + " FROM fates WHERE fates.article = articles.id AND fates.fate <> 'carried')",
              ProofJson.article(now),
              found.collected(),
              now.id().value());
    }
  }

  @Override
  public Optional<Article> find(ArticleId id) {
    return database.first(
        "SELECT content FROM articles WHERE id = ?",
        row -> ProofJson.article(row.getString(1)),
        id.value());
  }

  @Override
  public Set<String> sources() {
    return Set.copyOf(
        database.list("SELECT DISTINCT source FROM articles", row -> row.getString(1)));
  }

  @Override
  public Optional<Article> findLike(Article article) {
    return database.first(
        "SELECT content FROM articles WHERE source = ? AND "
            + database.dialect().json("content", "url")
            + " = ? AND "
            + database.dialect().json("content", "title")
            + " = ? ORDER BY collected DESC LIMIT 1",
        row -> ProofJson.article(row.getString(1)),
        article.source(),
        article.url().map(Object::toString).orElse(""),
        article.title());
  }

  @Override
  public List<Article> candidates(Cadence cadence) {
    return read(
        "SELECT content FROM articles WHERE NOT EXISTS (SELECT 1 FROM fates"
            + " WHERE fates.cadence = ? AND fates.article = articles.id"
            + " AND fates.fate <> 'carried') ORDER BY collected DESC, id",
        cadence.word());
  }

  @Override
  public Map<ArticleId, Instant> changedSince(Instant time) {
    Map<ArticleId, Instant> changed = new HashMap<>();
    database.each(
        "SELECT id, collected FROM articles WHERE collected > ?",
        row -> changed.put(new ArticleId(row.getString(1)), ColumnValues.instant(row, 2)),
        time);
    return changed;
  }

  @Override
  public List<SentArticle> sent(Cadence cadence, Instant since) {
    return database.list(
        "SELECT content, fates.slot, title, subject, \"leading\", times FROM articles"
            + " JOIN fates ON fates.article = articles.id"
            + " JOIN editions ON editions.slot = fates.slot"
            + " LEFT JOIN tellings ON tellings.slot = fates.slot"
            + " AND tellings.article = articles.id"
            + " WHERE fates.cadence = ? AND fates.fate = 'used'"
            + " AND editions.approved >= ? ORDER BY editions.approved DESC, id",
        row ->
            new SentArticle(
                ProofJson.article(row.getString(1)), ColumnValues.slot(row, 2), telling(row)),
        cadence.word(),
        since);
  }

  private static Optional<SentArticle.Telling> telling(ResultSet row) throws SQLException {
    String title = row.getString(3);
    return title == null
        ? Optional.empty()
        : Optional.of(
            new SentArticle.Telling(title, row.getString(4), row.getInt(5) == 1, row.getInt(6)));
  }

  @Override
  public List<Article> search(String word, int most) {
    String part = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    Dialect dialect = database.dialect();
    String matches = " " + dialect.like() + " ? ESCAPE '\\'";
    return read(
        "SELECT content FROM articles WHERE id"
            + matches
            + " OR "
            + dialect.json("content", "url")
            + matches
            + " OR "
            + dialect.json("content", "title")
            + matches
            + " ORDER BY collected DESC, id LIMIT ?",
        part.substring(1),
        part,
        part,
        most);
  }

  @Override
  public List<Decision> decisions(ArticleId article) {
    return database.list(
        "SELECT slot, fate, why FROM fates WHERE article = ? ORDER BY slot",
        row -> new Decision(ColumnValues.slot(row, 1), Fate.of(row.getString(2), row.getString(3))),
        article.value());
  }

  @Override
  public void visit(Slot slot) {
    database.update(
        "INSERT INTO slots (slot, cadence, day) VALUES (?, ?, ?) ON CONFLICT (slot) DO NOTHING",
        slot,
        slot.cadence().word(),
        slot.day().toString());
  }

  @Override
  public Optional<Slot> visitedBefore(Slot slot) {
    return database.first(
        "SELECT slot FROM slots WHERE cadence = ? AND day < ? ORDER BY day DESC LIMIT 1",
        row -> ColumnValues.slot(row, 1),
        slot.cadence().word(),
        slot.day().toString());
  }

  @Override
  public void begin(Cadence cadence, Instant now) {
    database.update(
        "INSERT INTO cadences (cadence, begun) VALUES (?, ?) ON CONFLICT (cadence) DO NOTHING",
        cadence.word(),
        now);
  }

  @Override
  public Optional<Instant> begun(Cadence cadence) {
    return database.first(
        "SELECT begun FROM cadences WHERE cadence = ?",
        row -> ColumnValues.instant(row, 1),
        cadence.word());
  }

  @Override
  public int nextNumber(Cadence cadence) {
    return (int)
        database.number(
            "SELECT coalesce(max(number), 0) + 1 FROM editions WHERE cadence = ?", cadence.word());
  }

  private List<Article> read(String sql, Object... values) {
    return database.list(sql, row -> ProofJson.article(row.getString(1)), values);
  }
}
