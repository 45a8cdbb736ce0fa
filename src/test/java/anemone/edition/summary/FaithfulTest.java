package anemone.edition.summary;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.fixture.ArticleFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaithfulTest {

  private static final Article ARTICLE =
      new Article(
          ArticleId.of("post", "1"),
          "post",
          List.of(),
          Optional.empty(),
          "Pilot boats stay in port",
          "",
          "",
          Optional.empty(),
          "en",
          "The nine pilot boats of Port Elsin stay in port until the fog lifts, the harbour office"
              + " said. \u201cWe wait,\u201d said Ines Marbach. About 1,200 crates wait with them.",
          Optional.empty(),
          ArticleFixture.NOW);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fog keeps the nine pilot boats of Port Elsin in port.",
        "Some 1,200 crates wait while Port Elsin is in fog. \u201cWe wait,\u201d said Marbach.",
        "In Port Elsin, boats wait."
      })
  void whatKeepsToTheArticleMayStand(String text) {
    assertThat(Faithful.objection(text, ARTICLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Fog keeps 12 pilot boats in port.                    ~ number 12
          Some 1,250 crates wait.                              ~ number 1,250
          Fog keeps the boats of Port Varn in port.            ~ name Varn
          Theo Brandt says that boats wait.                    ~ name Theo
          The boats stay in port. "We leave," said Marbach.    ~ words "We leave,"
          The boats stay. The fog is thick. They wait.         ~ more than 2 sentences
          See https://evil.example for more.                   ~ no plain sentence
          The <b>boats</b> stay.                               ~ no plain sentence
          """)
  void whatTheArticleDoesNotSayIsRefusedWithTheReason(String text, String reason) {
    assertThat(Faithful.objection(text, ARTICLE).orElseThrow()).contains(reason);
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThat(Faithful.objection(" ", ARTICLE)).isPresent();
    assertThat(Faithful.objection("the boats stay ".repeat(40), ARTICLE)).isPresent();
  }
}
