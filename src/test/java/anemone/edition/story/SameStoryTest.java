package anemone.edition.story;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Grouping;
import anemone.edition.LeadOrder;
import anemone.edition.Related;
import anemone.edition.Story;
import anemone.fixture.ArticleFixture;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SameStoryTest {

  private static final Instant LATER = Instant.parse("2026-12-20T00:00:00Z");

  private final SameStory stories = new SameStory(LeadOrder.USUAL, Map.of("Trusted", 3.0));

  @Test
  void ofTheLabelledTellingsMostOfOneEventMeetAndFewOthersDo() throws Exception {
    Map<ArticleId, String> events = new HashMap<>();
    List<Article> articles = tellings(events);

    Pairs pairs = Pairs.of(stories.group(articles).stories(), events);

    assertThat(pairs.labelled()).isGreaterThanOrEqualTo(130);
    assertThat(pairs.precision()).as(pairs.toString()).isGreaterThanOrEqualTo(0.95);
    assertThat(pairs.recall()).as(pairs.toString()).isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void everyArticleIsInOneStoryWhateverTheirOrder() throws Exception {
    List<Article> articles = tellings(new HashMap<>());
    List<Article> shuffled = new ArrayList<>(articles);
    Collections.shuffle(shuffled, new Random(7));

    List<Story> merged = stories.group(articles).stories();

    assertThat(merged.stream().flatMap(s -> s.articles().stream()))
        .containsExactlyInAnyOrderElementsOf(articles);
    assertThat(stories.group(shuffled).stories()).containsExactlyInAnyOrderElementsOf(merged);
  }

  @Test
  void articlesAtOneAddressAreOneStoryIfTheyAreAlike() {
    Article one = ArticleFixture.article("a", "x", "A tram line opens", 5, "https://e.example/t");
    Article copy =
        ArticleFixture.article(
            "b", "x", "A tram line opens", 60, "https://e.example/t?utm_source=feed#top");
    Article other = ArticleFixture.article("c", "x", "Snow!", 6, "https://e.example/t#snow");

    List<Story> merged = stories.group(List.of(one, copy, other)).stories();

    assertThat(merged).extracting(Story::lead).containsExactly(copy, other);
    assertThat(merged.get(0).alsoAt()).containsExactly(one);
  }

  @Test
  void aSourceTellsItsOwnStoryOnlyOnce() {
    String text =
        "The ferry Lodestar ran aground off Velmouth at dawn with 112 passengers aboard. The"
            + " coastguard took all of them to the harbour of Pennick in four boats before noon.";
    Article morning = telling("Relay", "Ferry Lodestar aground off Velmouth", text, 5);
    Article noon =
        telling(
            "Relay",
            "All 112 passengers of the Lodestar are ashore",
            "Four boats of the coastguard brought the passengers of the ferry Lodestar, aground off"
                + " Velmouth since dawn, to the harbour of Pennick. All 112 of them are well.",
            1);
    Article elsewhere = telling("Coast", "Lodestar ferry runs aground off Velmouth", text, 4);

    assertThat(stories.group(List.of(morning, noon)).stories()).hasSize(2);
    assertThat(stories.group(List.of(morning, elsewhere)).stories()).hasSize(1);
  }

  @Test
  void theNextOfOneFormIsAnotherStory() {
    Article one =
        telling(
            "Relay",
            "Quillmark 2.1 released",
            "Version 2.1 of the editor Quillmark is out. It opens large files faster and can"
                + " fold sections of a document. Users of the beta get it on Friday.",
            5);
    Article next =
        telling(
            "Coast",
            "Quillmark 2.2 released",
            "Version 2.2 of the editor Quillmark is out. It repairs the printing of tables and"
                + " adds a dark theme. Users of the beta get it on Friday.",
            1);

    assertThat(stories.group(List.of(one, next)).stories()).hasSize(2);
  }

  @Test
  void twoArticlesAreComparedAloneAsAmongManyOthers() throws Exception {
    List<Article> all = tellings(new HashMap<>());
    int joined = 0;
    int alike = 0;
    for (Story story : stories.group(all).stories()) {
      for (Article other : story.alsoAt()) {
        joined++;
        alike += stories.group(List.of(story.lead(), other)).stories().size() == 1 ? 1 : 0;
      }
    }

    assertThat(joined).isGreaterThan(50);
    assertThat(alike / (double) joined).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void whatIsPerhapsTheSameIsKeptApartAndTold() throws Exception {
    Grouping grouping = stories.group(tellings(new HashMap<>()));
    List<Article> leads = grouping.stories().stream().map(Story::lead).toList();

    assertThat(grouping.related()).isNotEmpty();
    assertThat(grouping.related())
        .allSatisfy(
            pair -> {
              assertThat(leads).contains(pair.lead(), pair.other());
              assertThat(pair.lead()).isNotEqualTo(pair.other());
            });
    assertThat(grouping.related())
        .extracting(Related::reason)
        .contains("both name Carrow, Roe and Pell");
  }

  @Test
  void theFullestArticleLeadsAndOfEquallyFullOnesTheMostTrusted() {
    String text = ArticleFixture.text("Tram");
    Article early = article("Early", text, 9);
    Article trusted = article("Trusted", text + " More.", 5);
    Article full = article("Full", text + "\n\n" + text, 1);

    Story story = stories.group(List.of(early, trusted, full)).stories().get(0);

    assertThat(story.articles())
        .extracting(Article::source)
        .containsExactly("Full", "Trusted", "Early");
    assertThat(
            new SameStory(List.of(LeadOrder.EARLIEST), Map.of())
                .group(List.of(full, trusted, early))
                .stories()
                .get(0)
                .lead()
                .source())
        .isEqualTo("Early");
  }

  @Test
  void nothingIsMergedOfNothing() {
    assertThat(stories.group(List.of()).stories()).isEmpty();
  }

  private static Article article(String source, String text, int hoursOld) {
    Article usual =
        ArticleFixture.article(source, "x", "A tram line opens", hoursOld, "https://e.example/t");
    return new Article(
        usual.id(),
        source,
        usual.topics(),
        usual.url(),
        usual.title(),
        "",
        "",
        Optional.of(ArticleFixture.NOW.minus(Duration.ofHours(hoursOld))),
        "en",
        text,
        Optional.empty(),
        ArticleFixture.NOW);
  }

  private static Article telling(String source, String title, String text, int hoursOld) {
    Article usual = ArticleFixture.article(source, "x", title, hoursOld);
    return new Article(
        usual.id(),
        source,
        usual.topics(),
        usual.url(),
        title,
        "",
        "",
        usual.published(),
        "en",
        text,
        Optional.empty(),
        usual.collected());
  }

  /** The labelled articles; the event of each is put in a map. */
  static List<Article> tellings(Map<ArticleId, String> events) throws Exception {
    List<Article> articles = new ArrayList<>();
    try (var in =
        Objects.requireNonNull(SameStoryTest.class.getResourceAsStream("tellings.json"))) {
      for (JsonNode family : JsonMapper.shared().readTree(in).path("families")) {
        for (JsonNode telling : family.path("articles")) {
          Article article = article(telling);
          articles.add(article);
          events.put(
              article.id(),
              family.path("name").stringValue() + "/" + telling.path("event").stringValue());
        }
      }
    }
    return articles;
  }

  private static Article article(JsonNode telling) {
    String url = telling.path("url").stringValue();
    String source = telling.path("source").stringValue();
    return new Article(
        ArticleId.of(source, url),
        source,
        List.of(),
        Optional.of(URI.create(url)),
        telling.path("title").stringValue(),
        "",
        "",
        Optional.of(Instant.parse(telling.path("published").stringValue())),
        telling.path("language").stringValue(),
        telling.path("text").stringValue(),
        Optional.empty(),
        LATER);
  }

  /** Pairs of articles of one event, and of one story. */
  private record Pairs(int labelled, int found, int right) {

    static Pairs of(List<Story> stories, Map<ArticleId, String> events) {
      Map<String, Integer> sizes = new HashMap<>();
      events.values().forEach(event -> sizes.merge(event, 1, Integer::sum));
      int labelled = sizes.values().stream().mapToInt(n -> n * (n - 1) / 2).sum();
      int found = 0;
      int right = 0;
      for (Story story : stories) {
        List<Article> told = story.articles();
        for (int i = 0; i < told.size(); i++) {
          for (int j = i + 1; j < told.size(); j++) {
            found++;
            boolean same =
                Objects.equals(events.get(told.get(i).id()), events.get(told.get(j).id()));
            right += same ? 1 : 0;
          }
        }
      }
      return new Pairs(labelled, found, right);
    }

    double precision() {
      return right / (double) found;
    }

    double recall() {
      return right / (double) labelled;
    }
  }
}
