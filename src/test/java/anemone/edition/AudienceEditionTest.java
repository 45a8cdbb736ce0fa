package anemone.edition;

import static anemone.edition.ComposedEdition.TOPICS;
import static anemone.edition.ComposedEdition.compose;
import static anemone.edition.ComposedEdition.titles;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An edition as a reader with topics and a limit of their own sees it. */
class AudienceEditionTest {

  @Test
  void theBestOfTheTopicsThatAReaderWantsLeadsTheirMail() {
    Edition edition =
        compose(
                new Recipe(2, 9, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 0),
                article("forum", "cities", "A tram line opens", 20),
                article("herald", "cities", "The market hall gets a roof", 3))
            .orElseThrow();

    Layout layout = edition.about(Set.of("cities"), Optional.empty()).orElseThrow().layout();

    assertThat(layout.lead().title()).isEqualTo("The market hall gets a roof");
    assertThat(titles(layout.gists())).containsExactly("A tram line opens");
  }

  @Test
  void aReaderSeesOnlyStoriesOfTheirTopics() {
    Edition edition =
        compose(
                new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 1),
                article("forum", "cities", "A tram line opens", 2))
            .orElseThrow();

    assertThat(edition.about(Set.of("ocean"), Optional.empty()).orElseThrow().bites())
        .extracting(b -> b.story().lead().title())
        .containsExactly("A reef grows back");
    assertThat(edition.about(Set.of("chess"), Optional.empty())).isEmpty();
    assertThat(edition.about(Set.of(), Optional.empty()).orElseThrow()).isEqualTo(edition);
  }

  @Test
  void aReaderWhoWantsFewStoriesGetsTheBest() {
    Edition edition =
        compose(
                new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 1),
                article("forum", "cities", "A tram line opens", 2),
                article("herald", "cities", "The market hall gets a roof", 20))
            .orElseThrow();

    assertThat(edition.about(Set.of(), Optional.of(2)).orElseThrow().bites())
        .extracting(b -> b.story().lead().title())
        .containsExactly("A reef grows back", "A tram line opens");
  }
}
