package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.store.Database.Update;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpdateBatchesTest {

  @Test
  void whatBeginsAndWhatHasEndedAreTwoBatchesHoweverTheyAlternate() {
    assertThat(
            UpdateBatches.of(
                List.of(
                    update("begin", "ada"),
                    update("end", "ben"),
                    update("begin", "cem"),
                    update("end", "dora"))))
        .containsExactly(List.of(0, 2), List.of(1, 3));
  }

  @Test
  void whatIsAboutOneSubjectKeepsItsOrder() {
    assertThat(
            UpdateBatches.of(
                List.of(
                    update("begin", "ada"),
                    update("end", "ada"),
                    update("begin", "ada"),
                    update("end", "ada"),
                    update("begin", "ben"))))
        .containsExactly(List.of(0), List.of(1), List.of(2, 4), List.of(3));
  }

  @Test
  void equalStatementsAboutOneSubjectStayTogether() {
    assertThat(UpdateBatches.of(List.of(update("end", "ada"), update("end", "ada"))))
        .containsExactly(List.of(0, 1));
    assertThat(UpdateBatches.of(List.of())).isEmpty();
  }

  @Test
  void aStatementWithArraysGetsOneRowASubject() {
    List<Update> updates =
        Stream.of("ada", "ben", "ada", "cem")
            .map(subject -> new Update("write", List.of(), subject, true))
            .toList();
    assertThat(UpdateBatches.of(updates)).containsExactly(List.of(0, 1), List.of(2, 3));
  }

  private static Update update(String sql, String subject) {
    return new Update(sql, List.of(), subject);
  }
}
