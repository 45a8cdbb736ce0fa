package anemone.store;

import anemone.edition.ModelAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The answers of a language model in a database, by the hash of the question. */
public final class SqlModelAnswers implements ModelAnswers {

  /** Longer than an article waits for an edition; approved editions hold what they show. */
  private static final Duration KEPT = Duration.ofDays(40);

  private final Database database;

  /** The answers of a database. */
  public SqlModelAnswers(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, String> find(Collection<String> questions, Instant until) {
    Map<String, String> found = new TreeMap<>();
    for (String question : questions) {
      database
          .first(
              "SELECT answer FROM model_answers WHERE question = ? AND at <= ?",
              row -> row.getString(1),
              hash(question),
              until.toEpochMilli())
          .ifPresent(answer -> found.put(question, answer));
    }
    return found;
  }

  @Override
  public void keep(Map<String, String> answers, Instant now) {
    database.inTransaction(
        () -> {
          answers.forEach(
              (question, answer) ->
                  database.update(
                      "INSERT INTO model_answers (question, answer, at) VALUES (?, ?, ?)"
                          + " ON CONFLICT (question) DO UPDATE SET answer = excluded.answer,"
                          + " at = excluded.at",
                      hash(question),
                      answer,
                      now.toEpochMilli()));
          return database.update(
              "DELETE FROM model_answers WHERE at < ?", now.minus(KEPT).toEpochMilli());
        });
  }

  private static String hash(String question) {
    return ProofJson.hash(question.getBytes(StandardCharsets.UTF_8));
  }
}
