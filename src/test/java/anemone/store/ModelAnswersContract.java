package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.ModelAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ModelAnswersContract extends StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");

  private Database database;
  private ModelAnswers answers;

  @BeforeEach
  void open() {
    database = database();
    answers = new SqlModelAnswers(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAnswerIsFoundByTheWholeQuestion() {
    answers.keep(Map.of("Which?", "1", "Which one?", ""), NOW);

    assertThat(answers.find(List.of("Which?", "Which one?", "Which two?"), NOW))
        .isEqualTo(Map.of("Which?", "1", "Which one?", ""));
  }

  @Test
  void anAnswerIsNotFoundForATimeBeforeItWasGiven() {
    answers.keep(Map.of("Which?", "1"), NOW);

    assertThat(answers.find(List.of("Which?"), NOW.minusMillis(1))).isEmpty();
  }

  @Test
  void oldAnswersAreDeleted() {
    answers.keep(Map.of("Which?", "1"), NOW);
    answers.keep(Map.of("Which one?", "2"), NOW.plus(Duration.ofDays(41)));

    assertThat(answers.find(List.of("Which?"), NOW.plus(Duration.ofDays(41)))).isEmpty();
  }
}
