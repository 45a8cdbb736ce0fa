package anemone.edition;

import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.rank.WeightedRanking;
import anemone.edition.story.SameUrl;
import anemone.edition.summary.SharedWordsSummarizer;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditorTest {

  private static final Slot SLOT = new Slot(Cadence.DAILY, LocalDate.of(2026, 11, 23));
  private static final List<Topic> TOPICS =
      List.of(new Topic("cities", "Cities"), new Topic("ocean", "Ocean"));

  @Test
  void sectionsStandInTheConfiguredOrderWhateverTheScores() {
    Edition edition =
        compose(
                new Recipe(5, 1, 5, 2, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 0),
                article("forum", "cities", "A tram line opens", 20))
            .orElseThrow();

    assertThat(edition.sections()).extracting(Section::title).containsExactly("Cities", "Ocean");
    assertThat(edition.top().story().lead().title()).isEqualTo("A tram line opens");
  }

  @Test
  void theSameAddressFromTwoSourcesIsOneStory() {
    Article lead = article("forum", "cities", "A tram line opens", 5, "https://a.example.org/tram");
    Article twin =
        article("herald", "cities", "Tram!", 3, "https://a.example.org/tram?utm_source=feed#top");

    Edition edition = compose(new Recipe(5, 1, 5, 2, Map.of(), TOPICS), twin, lead).orElseThrow();

    assertThat(edition.bites()).hasSize(1);
    assertThat(edition.top().story().lead()).isEqualTo(lead);
    assertThat(edition.top().story().elsewhere()).containsExactly(twin);
  }

  @Test
  void everyCandidateHasOneFate() {
    Article[] candidates =
        IntStream.range(0, 40)
            .mapToObj(i -> article("source" + i % 3, "ocean", "Story " + i, i * 2))
            .toArray(Article[]::new);

    Edition edition = compose(new Recipe(6, 1, 4, 2, Map.of(), TOPICS), candidates).orElseThrow();

    assertThat(edition.fates()).hasSize(40);
    assertThat(edition.fates().values().stream().filter(Fate.Used.class::isInstance)).hasSize(6);
    assertThat(edition.fates().values().stream().filter(Fate.Dropped.class::isInstance))
        .as("older than 48 hours")
        .hasSize(15);
  }

  @Test
  void noSourceLeadsMoreStoriesThanItMay() {
    Edition edition =
        compose(
                new Recipe(9, 1, 2, 2, Map.of(), TOPICS),
                article("tide", "ocean", "One", 1),
                article("tide", "ocean", "Two", 2),
                article("tide", "ocean", "Three", 3),
                article("forum", "ocean", "Four", 30))
            .orElseThrow();

    assertThat(edition.bites())
        .extracting(b -> b.story().lead().title())
        .containsOnly("One", "Two", "Four");
  }

  @Test
  void withFewerStoriesThanTheRecipeAsksThereIsNoEdition() {
    assertThat(
            compose(new Recipe(9, 2, 9, 2, Map.of(), TOPICS), article("tide", "ocean", "One", 1)))
        .isEmpty();
  }

  @Test
  void aGistIsMadeOfExactSpansOfItsArticle() {
    Edition edition =
        compose(
                new Recipe(9, 1, 9, 2, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 1))
            .orElseThrow();

    Bite bite = edition.top();
    assertThat(bite.gist()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    assertThat(bite.gist())
        .allSatisfy(
            span ->
                assertThat(bite.story().lead().text().substring(span.start(), span.end()))
                    .isEqualTo(span.text()));
  }

  @Test
  void aReaderSeesOnlyStoriesOfTheirTopics() {
    Edition edition =
        compose(
                new Recipe(9, 1, 9, 2, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 1),
                article("forum", "cities", "A tram line opens", 2))
            .orElseThrow();

    assertThat(edition.about(Set.of("ocean")).orElseThrow().bites())
        .extracting(b -> b.story().lead().title())
        .containsExactly("A reef grows back");
    assertThat(edition.about(Set.of("chess"))).isEmpty();
    assertThat(edition.about(Set.of()).orElseThrow()).isEqualTo(edition);
  }

  private static Optional<Edition> compose(Recipe recipe, Article... candidates) {
    Editor editor =
        new Editor(
            recipe,
            new SameUrl(),
            new WeightedRanking(Map.of(), Duration.ofHours(12)),
            new SharedWordsSummarizer());
    return editor.compose(SLOT, 1, NOW, List.of(candidates));
  }
}
