package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedTextTest {

  @Test
  void aSavedPageIsItsArticleAndNothingOfTheNoise() throws IOException {
    PageDocument page = SavedText.parse(resource("folder/saved/cybercrime-convention.txt"));

    assertThat(page.title())
        .isEqualTo(
            "The Biden administration will support the UN convention against cybercrime, sponsored"
                + " by autocratic nations");
    assertThat(page.author()).isEqualTo("asane");
    assertThat(page.kicker()).isEqualTo("A hot potato");
    List<String> paragraphs = List.of(page.text().split("\n\n"));
    assertThat(paragraphs).hasSize(9);
    assertThat(paragraphs.get(0))
        .startsWith("A controversial proposal to strengthen international cooperation");
    assertThat(paragraphs.get(8)).endsWith("adequate safeguards in the new treaty.");
    assertThat(page.text())
        .doesNotContain("close", "Association-anemone", "Bite-sized", "asane", "hot potato");
  }

  @Test
  void aPlainTextHasItsFirstLineAsHeadline() {
    PageDocument page =
        SavedText.parse("The ferry is late\n\nIt left at nine\nand came at noon.\n\nNobody knew.");

    assertThat(page.title()).isEqualTo("The ferry is late");
    assertThat(page.author()).isEmpty();
    assertThat(page.text()).isEqualTo("It left at nine and came at noon.\n\nNobody knew.");
  }

  @Test
  void anEmptyTextHasNoHeadline() {
    assertThat(SavedText.parse(" \n\n").title()).isEmpty();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SavedText.class.getResourceAsStream("/anemone/cli/demo/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
