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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The articles, and what editions have left of them, in a database. */
public final class SqlArticles implements Articles, Editions {

  private final Database database;

  /** The articles of a database. */
  public SqlArticles(Database database) {
    this.database = database;
  }

  @Override
  public int add(List<Article> articles) {
    return database.inTransaction(
        connection -> {
          int added = 0;
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO articles (id, source, collected, content) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT (id) DO NOTHING")) {
            for (Article article : articles) {
              insert.setString(1, article.id().value());
              insert.setString(2, article.source());
              insert.setLong(3, article.collected().toEpochMilli());
              insert.setString(4, ProofJson.article(article));
              added += insert.executeUpdate();
            }
          }
          return added;
        });
  }

  /** Whether an article came in before. */
  public boolean isKnown(ArticleId id) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT 1 FROM articles WHERE id = ?")) {
            query.setString(1, id.value());
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public List<Article> collectedSince(Instant from) {
    return read(
        "SELECT content FROM articles WHERE collected >= ? ORDER BY collected DESC, id",
        statement -> statement.setLong(1, from.toEpochMilli()));
  }

  @Override
  public List<Article> candidates(Cadence cadence) {
    return read(
        "SELECT content FROM articles WHERE NOT EXISTS (SELECT 1 FROM fates"
            + " WHERE fates.cadence = ? AND fates.article = articles.id"
            + " AND fates.fate <> 'carried') ORDER BY collected DESC, id",
        statement -> statement.setString(1, cadence.word()));
  }

  @Override
  public List<SentArticle> sent(Cadence cadence, Instant since) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT content, fates.slot FROM articles"
                      + " JOIN fates ON fates.article = articles.id"
                      + " JOIN editions ON editions.slot = fates.slot"
                      + " WHERE fates.cadence = ? AND fates.fate = 'used'"
                      + " AND editions.approved >= ? ORDER BY editions.approved DESC, id")) {
            query.setString(1, cadence.word());
            query.setLong(2, since.toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
              List<SentArticle> told = new ArrayList<>();
              while (rows.next()) {
                told.add(
                    new SentArticle(
                        ProofJson.article(rows.getString(1)), Slot.parse(rows.getString(2))));
              }
              return told;
            }
          }
        });
  }

  /**
   * The articles that a word may mean, the newest first.
   *
   * @param word the beginning of an identity, an address, or a part of a headline
   * @param most how many to give at most
   */
  public List<Article> search(String word, int most) {
    String part = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return read(
        "SELECT content FROM articles WHERE id LIKE ? ESCAPE '\\'"
            + " OR json_extract(content, '$.url') LIKE ? ESCAPE '\\'"
            + " OR json_extract(content, '$.title') LIKE ? ESCAPE '\\'"
            + " ORDER BY collected DESC, id LIMIT ?",
        statement -> {
          statement.setString(1, part.substring(1));
          statement.setString(2, part);
          statement.setString(3, part);
          statement.setInt(4, most);
        });
  }

  @Override
  public List<Decision> decisions(ArticleId article) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT slot, fate, why FROM fates WHERE article = ? ORDER BY slot")) {
            query.setString(1, article.value());
            try (ResultSet rows = query.executeQuery()) {
              List<Decision> decisions = new ArrayList<>();
              while (rows.next()) {
                decisions.add(
                    new Decision(
                        Slot.parse(rows.getString(1)), fate(rows.getString(2), rows.getString(3))));
              }
              return decisions;
            }
          }
        });
  }

  private static Fate fate(String word, String why) {
    return switch (word) {
      case "used" -> new Fate.Used(why);
      case "carried" -> new Fate.Carried(why);
      default -> new Fate.Dropped(why);
    };
  }

  @Override
  public void visit(Slot slot) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO slots (slot, cadence, day) VALUES (?, ?, ?)"
                      + " ON CONFLICT (slot) DO NOTHING")) {
            insert.setString(1, slot.label());
            insert.setString(2, slot.cadence().word());
            insert.setString(3, slot.day().toString());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public Optional<Slot> visitedBefore(Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT slot FROM slots WHERE cadence = ? AND day < ?"
                      + " ORDER BY day DESC LIMIT 1")) {
            query.setString(1, slot.cadence().word());
            query.setString(2, slot.day().toString());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(Slot.parse(row.getString(1))) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void begin(Cadence cadence, Instant now) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO cadences (cadence, begun) VALUES (?, ?)"
                      + " ON CONFLICT (cadence) DO NOTHING")) {
            insert.setString(1, cadence.word());
            insert.setLong(2, now.toEpochMilli());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public Optional<Instant> begun(Cadence cadence) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT begun FROM cadences WHERE cadence = ?")) {
            query.setString(1, cadence.word());
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(Instant.ofEpochMilli(row.getLong(1)))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public int nextNumber(Cadence cadence) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT coalesce(max(number), 0) + 1 FROM editions WHERE cadence = ?")) {
            query.setString(1, cadence.word());
            try (ResultSet row = query.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  private List<Article> read(String sql, Parameters parameters) {
    return database.reading(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            parameters.setOn(query);
            List<Article> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                found.add(ProofJson.article(rows.getString(1)));
              }
            }
            return List.copyOf(found);
          }
        });
  }

  private interface Parameters {
    void setOn(PreparedStatement statement) throws SQLException;
  }
}
