package anemone.edition.story;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.LeadOrder;
import anemone.edition.Story;
import anemone.edition.Storyline;
import anemone.fixture.ArticleFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<Storyline> storylines = storylines(RESIGNATION, MARATHON, SUCCESSOR);

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

    assertThat(storylines(RESIGNATION, garden)).hasSize(2);
  }

  @Test
  void anotherIssueOfASeriesIsNoStoryline() {
    Story one =
        story(
            "Marle Tools 2.1 released",
            "Marle Tools 2.1 is out. The toolbox for the command line now counts words in every"
                + " alphabet, and its manual has been rewritten.");
    Story next =
        story(
            "Marle Tools 2.2 released",
            "Marle Tools 2.2 is out. The toolbox for the command line now sorts words of every"
                + " alphabet, and its manual has been translated.");
    Story column =
        story(
            "The week in Marle",
            "What happened in Marle this week, in five minutes: a bridge, a bakery and a goat on"
                + " the roof of the town hall.");
    Story nextColumn =
        story(
            "The week in Marle",
            "What happened in Marle this week, in five minutes: a choir, a bakery and a swan in"
                + " the fountain of the town hall.");

    assertThat(storylines(one, next)).hasSize(2);
    assertThat(storylines(column, nextColumn)).hasSize(2);
  }

  private static List<Storyline> storylines(Story... stories) {
    return new SameStory(LeadOrder.USUAL, Map.of())
        .group(Stream.of(stories).map(Story::lead).toList())
        .storylines()
        .group(List.of(stories))
        .storylines();
  }

  private static Story story(String title, String text) {
    Article article =
        new Article(
            ArticleId.of("Relay", title + text),
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
