package anemone.edition.summary;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Span;
import anemone.fixture.ArticleFixture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortlistTest {

  private static final String TEXT =
      """
      Sign up for our newsletter and get the harbour news every morning.
      The council of Port Elsin closes the old harbour bridge to lorries.
      It will carry lorries again once the council has paid for new pillars.
      Ferries will carry the goods of the market across from May on.
      The ferries will carry the goods of the market across from May on, too.\
      """;

  private final Shortlist shortlist = Shortlist.of(article(TEXT));

  @Test
  void onlySentencesThatMayBeShownAreUpForChoice() {
    assertThat(shortlist.sentences())
        .hasSize(4)
        .noneMatch(sentence -> sentence.startsWith("Sign up"));
  }

  @Test
  void whatIsChosenIsShownInTheChosenOrder() {
    assertThat(texts(shortlist.gist(List.of(3, 1), 2).orElseThrow()))
        .containsExactly(
            "Ferries will carry the goods of the market across from May on.",
            "The council of Port Elsin closes the old harbour bridge to lorries.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, -1, Integer.MAX_VALUE})
  void aNumberThatDoesNotExistIsNoChoice(int number) {
    assertThat(shortlist.gist(List.of(1, number), 2)).isEmpty();
  }

  @Test
  void aSentenceThatLeansOnAnotherCannotComeFirstButCanFollowIt() {
    assertThat(shortlist.gist(List.of(2), 2)).isEmpty();
    assertThat(shortlist.gist(List.of(1, 2), 2).orElseThrow()).hasSize(2);
    assertThat(shortlist.gist(List.of(3, 2), 2).orElseThrow()).hasSize(1);
  }

  @Test
  void whatRepeatsIsLeftOut() {
    List<Span> gist = shortlist.gist(List.of(3, 4), 2).orElseThrow();

    assertThat(gist).hasSize(1);
    assertThat(shortlist.points(List.of(4, 9, 1, 1), gist, 3)).hasSize(1);
  }

  @Test
  void ofALongArticleTheLikeliestAreUpForChoice() {
    String text =
        IntStream.range(0, 90)
            .mapToObj("Ferry number %d carries the goods of the market across."::formatted)
            .collect(Collectors.joining("\n"));

    assertThat(Shortlist.of(article(text)).sentences())
        .hasSize(Shortlist.MAX_SENTENCES)
        .first()
        .asString()
        .contains("number 0");
  }

  private static List<String> texts(List<Span> sentences) {
    return sentences.stream().map(Span::text).toList();
  }

  private static Article article(String text) {
    return new Article(
        ArticleId.of("elsin", text),
        "elsin",
        List.of(),
        Optional.empty(),
        "A bridge and two ferries",
        "",
        "",
        Optional.empty(),
        "en",
        text,
        Optional.empty(),
        ArticleFixture.NOW);
  }
}
