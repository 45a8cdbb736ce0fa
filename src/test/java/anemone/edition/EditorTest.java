package anemone.edition;

import static anemone.edition.ComposedEdition.TOPICS;
import static anemone.edition.ComposedEdition.compose;
import static anemone.edition.ComposedEdition.titles;
import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.subscriber.Cadence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditorTest {

  @Test
  void sectionsStandInTheConfiguredOrderWhateverTheScores() {
    Edition edition =
        compose(
                new Recipe(5, 0, 1, 5, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 0),
                article("forum", "cities", "A tram line opens", 20))
            .orElseThrow();

    assertThat(edition.sections()).extracting(Section::title).containsExactly("Cities", "Ocean");
    assertThat(edition.lead().story().lead().title()).isEqualTo("A reef grows back");
  }

  @Test
  void theBestStoryLeadsWhateverItsTopic() {
    Edition edition =
        compose(
                new Recipe(2, 9, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 0),
                article("tide", "ocean", "Salt prices fall", 22),
                article("forum", "cities", "A tram line opens", 3),
                article("herald", "cities", "The market hall gets a roof", 20))
            .orElseThrow();

    Layout layout = edition.layout();
    assertThat(layout.lead().title()).isEqualTo("A reef grows back");
    assertThat(layout.topic().title()).isEqualTo("Ocean");
    assertThat(titles(layout.gists())).containsExactly("A tram line opens");
    assertThat(titles(layout.headlines()))
        .containsExactly("The market hall gets a roof", "Salt prices fall");
    assertThat(edition.bites())
        .extracting(Bite::title)
        .containsExactly(
            "A reef grows back",
            "A tram line opens",
            "The market hall gets a roof",
            "Salt prices fall");
  }

  @Test
  void anUndatedArticleLeadsOnlyWhereNoneHasADate() {
    Article undated = undated("tide", "A reef grows back", NOW);
    Article dated = article("forum", "cities", "A tram line opens", 20);
    Recipe recipe = new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS);

    Edition both = compose(recipe, undated, dated).orElseThrow();

    assertThat(both.lead().title()).isEqualTo("A tram line opens");
    assertThat(both.about(Set.of(), Optional.of(1)).orElseThrow().lead().title())
        .isEqualTo("A tram line opens");
    assertThat(compose(recipe, undated).orElseThrow().lead().title())
        .isEqualTo("A reef grows back");
  }

  @Test
  void undatedArticlesKeepTheOrderInWhichTheirSourceListsThem() {
    List<String> titles =
        List.of(
            "Herring return",
            "A pier in the old harbour is mended at last",
            "Salt prices fall",
            "The ferry to the outer islands is late again",
            "Moss");
    List<Article> listed =
        IntStream.range(0, titles.size())
            .mapToObj(i -> undated("tide", titles.get(i), NOW.minusMillis(i)))
            .toList();

    Edition edition =
        compose(
                new Recipe(4, 9, 1, 20, 100, 2, 3, Map.of(), TOPICS),
                listed.toArray(Article[]::new))
            .orElseThrow();

    assertThat(edition.bites()).extracting(b -> b.story().lead()).containsExactlyElementsOf(listed);
  }

  @Test
  void theFateOfAnArticleNamesItsPlaceInTheMail() {
    Article reef = article("tide", "ocean", "A reef grows back", 0);
    Article salt = article("tide", "ocean", "Salt prices fall", 3);
    Article tram = article("forum", "cities", "A tram line opens", 10);
    Article hall = article("herald", "cities", "The market hall gets a roof", 20);

    Edition edition =
        compose(new Recipe(3, 9, 1, 9, 100, 2, 3, Map.of(), TOPICS), reef, salt, tram, hall)
            .orElseThrow();

    assertThat(edition.fates().get(reef.id()))
        .extracting(Fate::why)
        .asString()
        .startsWith("story 1 of 4, the lead,");
    assertThat(edition.fates().get(tram.id()))
        .extracting(Fate::why)
        .asString()
        .startsWith("story 2 of 4, with a gist,");
    assertThat(edition.fates().get(salt.id()))
        .extracting(Fate::why)
        .asString()
        .startsWith("story 3 of 4, with a gist,");
    assertThat(edition.fates().get(hall.id()))
        .extracting(Fate::why)
        .asString()
        .startsWith("story 4 of 4, headline only,");
  }

  private static Article undated(String source, String title, Instant collected) {
    Article dated = article(source, "ocean", title, 0);
    return new Article(
        dated.id(),
        source,
        dated.topics(),
        dated.url(),
        title,
        "",
        "",
        Optional.empty(),
        "en",
        dated.text(),
        Optional.empty(),
        collected);
  }

  @Test
  void theSameAddressFromTwoSourcesIsOneStory() {
    Article lead = article("forum", "cities", "A tram line opens", 5, "https://a.example.org/tram");
    Article twin =
        article("herald", "cities", "Tram!", 3, "https://a.example.org/tram?utm_source=feed#top");

    Edition edition =
        compose(new Recipe(5, 0, 1, 5, 100, 2, 3, Map.of(), TOPICS), twin, lead).orElseThrow();

    assertThat(edition.bites()).hasSize(1);
    assertThat(edition.lead().story().lead()).isEqualTo(lead);
    assertThat(edition.lead().story().elsewhere()).containsExactly(twin);
  }

  @Test
  void everyCandidateHasOneFate() {
    Article[] candidates =
        IntStream.range(0, 40)
            .mapToObj(i -> article("source" + i % 3, "ocean", "Item" + (char) ('A' + i), i * 2))
            .toArray(Article[]::new);

    Edition edition =
        compose(new Recipe(6, 0, 1, 4, 100, 2, 3, Map.of(), TOPICS), candidates).orElseThrow();

    assertThat(edition.fates()).hasSize(40);
    assertThat(edition.bites()).hasSize(6);
    assertThat(edition.fates().values().stream().filter(Fate.Used.class::isInstance))
        .hasSize(edition.told().stream().mapToInt(b -> b.story().articles().size()).sum());
    assertThat(edition.fates().values().stream().filter(Fate.Dropped.class::isInstance))
        .as("older than 48 hours")
        .hasSize(15);
  }

  @Test
  void noSourceLeadsMoreStoriesThanItMay() {
    Edition edition =
        compose(
                new Recipe(9, 0, 1, 2, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "Herring return", 1),
                article("tide", "ocean", "A pier is mended", 2),
                article("tide", "ocean", "Salt prices fall", 3),
                article("forum", "ocean", "The ferry is late", 30))
            .orElseThrow();

    assertThat(edition.bites())
        .extracting(b -> b.story().lead().title())
        .containsOnly("Herring return", "A pier is mended", "The ferry is late");
  }

  @Test
  void withFewerStoriesThanTheRecipeAsksThereIsNoEdition() {
    assertThat(
            compose(
                new Recipe(9, 0, 2, 9, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "One", 1)))
        .isEmpty();
  }

  @Test
  void aGistIsMadeOfExactSpansOfItsArticle() {
    Edition edition =
        compose(
                new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                article("tide", "ocean", "A reef grows back", 1))
            .orElseThrow();

    Bite bite = edition.lead();
    assertThat(bite.gist()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    assertThat(bite.gist())
        .allSatisfy(
            span ->
                assertThat(bite.story().lead().text().substring(span.start(), span.end()))
                    .isEqualTo(span.text()));
  }

  @Test
  void aSectionHoldsItsShareAndTheRestWaits() {
    Article second = article("herald", "cities", "The market hall gets a roof", 20);
    Edition edition =
        compose(
                new Recipe(9, 0, 1, 9, 1, 2, 3, Map.of(), TOPICS),
                article("forum", "cities", "A tram line opens", 2),
                second)
            .orElseThrow();

    assertThat(edition.bites()).hasSize(1);
    assertThat(edition.fates().get(second.id()))
        .isEqualTo(new Fate.Carried("the section Cities had its 1 stories already"));
  }

  @Test
  void whatReadersHadIsNotToldAgainByAnotherSource() {
    Article told = article("forum", "cities", "A tram line opens", 5, "https://a.example.org/tram");
    Article again =
        article("herald", "cities", "Tram!", 3, "https://a.example.org/tram?utm_source=feed");
    Slot before = new Slot(Cadence.DAILY, LocalDate.of(2026, 11, 22));

    Edition edition =
        compose(
                new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                new Pool(
                    List.of(again, article("tide", "ocean", "A reef grows back", 1)),
                    List.of(new SentArticle(told, before))))
            .orElseThrow();

    assertThat(edition.bites())
        .extracting(b -> b.story().lead().title())
        .containsExactly("A reef grows back");
    assertThat(edition.fates().get(again.id()))
        .isEqualTo(new Fate.Dropped("its story was in daily/2026-11-22"));
  }

  @Test
  void anArticleStandsInTheSectionThatItsWordsFit() {
    Article reef = article("tide", "ocean", "A reef grows back in the ocean", 1);
    Article both =
        new Article(
            reef.id(),
            reef.source(),
            List.of("cities", "ocean"),
            reef.url(),
            reef.title(),
            "",
            "",
            reef.published(),
            "en",
            reef.text(),
            Optional.empty(),
            reef.collected());

    Edition edition =
        compose(new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS), both).orElseThrow();

    assertThat(edition.sections()).extracting(Section::title).containsExactly("Ocean");
  }
}
