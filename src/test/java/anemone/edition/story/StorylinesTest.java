package anemone.edition.story;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Story;
import anemone.edition.Storyline;
import anemone.fixture.ArticleFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorylinesTest {

  private static final Story RESIGNATION =
      story(
          "Mayor Corbin Ashe of Marle resigns over villa holiday",
          "Mayor Corbin Ashe of Marle resigned on Monday over a holiday in the villa of the"
              + " developer Hugo Lenz. Ashe had spent fourteen nights there while the council"
              + " decided on Lenz's harbour flats.");
  private static final Story SUCCESSOR =
      story(
          "Council names Ruth Penn to follow Mayor Ashe of Marle",
          "The council of Marle named Ruth Penn as mayor after Corbin Ashe resigned over a holiday"
              + " in the villa of the developer Hugo Lenz. Penn promised to stop Lenz's harbour"
              + " flats.");
  private static final Story MARATHON =
      story(
          "Chebra wins the marathon of Mirestad",
          "Runner Abel Chebra won the marathon of Mirestad in two hours and four minutes. He had"
              + " asked the way to the start an hour before.");

  @Test
  void aFollowUpStandsInTheStorylineOfItsEventAndAStrangerDoesNot() {
    List<Storyline> storylines = Storylines.of(List.of(RESIGNATION, MARATHON, SUCCESSOR));

    assertThat(storylines)
        .extracting(Storyline::stories)
        .containsExactly(List.of(RESIGNATION, SUCCESSOR), List.of(MARATHON));
  }

  @Test
  void onePersonInTwoMattersIsNoStoryline() {
    Story garden =
        story(
            "Corbin Ashe opens his garden to visitors",
            "Roses, a pond and forty kinds of apple can be seen in the garden of Corbin Ashe on"
                + " Sunday. Tea is served under the walnut tree.");

    assertThat(Storylines.of(List.of(RESIGNATION, garden))).hasSize(2);
  }

  private static Story story(String title, String text) {
    Article article =
        new Article(
            ArticleId.of("Relay", title),
            "Relay",
            List.of(),
            Optional.empty(),
            title,
            "",
            "",
            Optional.of(ArticleFixture.NOW.minus(Duration.ofHours(5))),
            "en",
            text,
            Optional.empty(),
            ArticleFixture.NOW);
    return new Story(article, List.of());
  }
}
