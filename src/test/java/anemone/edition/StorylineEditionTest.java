package anemone.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anemone.article.ArticleId;
import anemone.fixture.EditorFixture;
import anemone.fixture.Fortnight;
import anemone.fixture.Fortnight.News;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Editions in which storylines take one place, by the invented news of a fortnight. */
class StorylineEditionTest {

  private static final Slot WEEKLY = new Slot(Cadence.WEEKLY, LocalDate.of(2026, 11, 9));
  private static final Instant NOW = Fortnight.morning(8);

  @Test
  void aWeeklyEditionTellsEachStorylineOnceByItsLatestState() {
    Edition edition = compose(WEEKLY, recipe(40, 3), EditorialChanges.NONE, week());

    for (String storyline : List.of("ashe", "strike", "reef", "pont", "orquesta")) {
      List<Bite> places = edition.bites().stream().filter(b -> tells(b, storyline)).toList();
      assertThat(places).as(storyline).hasSize(1);
      assertThat(places.get(0).title()).isEqualTo(latest(storyline).title());
    }
  }

  @Test
  void aStorylineHasOnePlaceAndWhatFindsNoRoomIsToldWithIt() {
    Edition edition = compose(WEEKLY, recipe(40, 1), EditorialChanges.NONE, week());

    Bite ashe = edition.bites().stream().filter(b -> tells(b, "ashe")).findFirst().orElseThrow();
    assertThat(ashe.more())
        .extracting(Bite::title)
        .containsExactly("Mayor Ashe of Marle resigns over villa holiday");
    News first =
        week().stream().filter(n -> n.storyline().equals("ashe")).findFirst().orElseThrow();
    assertThat(fate(edition, id(first)))
        .startsWith("dropped, because it was told with \"Council elects Ruth Penn");
    assertThat(fate(edition, ashe.more().get(0).story().lead().id()))
        .startsWith("used as more on story ")
        .contains("told with \"Council elects Ruth Penn");
    assertThat(edition.fates()).hasSize(week().size());
  }

  @Test
  void theOtherStoriesOfAStorylineAddABoundedBonus() {
    Editor.Composition composition =
        composition(WEEKLY, recipe(40, 3), EditorialChanges.NONE, pool(week()));

    for (Editor.Ranked ranked : composition.ranked()) {
      double best =
          composition.ranked().stream()
              .filter(
                  r ->
                      composition.edition().orElseThrow().bites().stream()
                          .anyMatch(
                              b ->
                                  b.tells(r.story().lead().id())
                                      && b.tells(ranked.story().lead().id())))
              .mapToDouble(r -> r.score().total() - r.score().storyline())
              .max()
              .orElse(99);
      assertThat(ranked.score().total()).isLessThanOrEqualTo(best + 0.21);
    }
  }

  @Test
  void aReactionToTheLastLeadDoesNotLeadAndAnOutcomeDoes() {
    News told = news("Ministry form asks clerks whether they snore");
    News reaction = news("Minister Kress defends question about snoring clerks");
    News outcome = news("Ministry scraps snoring question after clerks' protest");
    News other = news("Ferry Selma II gets electric engines");

    Edition withReaction = next(told, told.title(), List.of(reaction, other));
    Edition withOutcome = next(told, told.title(), List.of(outcome, other));

    assertThat(withReaction.lead().title()).isEqualTo(other.title());
    assertThat(withOutcome.lead().title()).isEqualTo(outcome.title());
    assertThat(withOutcome.lead().earlier().orElseThrow().title()).isEqualTo(told.title());
    assertThat(next(told, told.title(), List.of(reaction)).lead().title())
        .as("where nothing else is there")
        .isEqualTo(reaction.title());
  }

  @Test
  void aTitleThatWasToldIsNoSubject() {
    News told = news("Ministry form asks clerks whether they snore");
    News other = news("Ferry Selma II gets electric engines");
    News same =
        new News(7, "first", "x", "Relay", "en", other.title(), "Moles dug up the cricket field.");

    Edition edition = next(other, "", List.of(same, told));

    assertThat(edition.lead().title()).isEqualTo(told.title());
    assertThat(next(told, "Moles!", List.of(other)).lead().repeated()).isFalse();
  }

  @Test
  void anAffairLosesWeightWithEachEditionThatToldOfIt() {
    News told = news("Ministry form asks clerks whether they snore");
    News reaction = news("Minister Kress defends question about snoring clerks");

    assertThat(storylineScore(told, 1, reaction)).isEqualTo(-0.2);
    assertThat(storylineScore(told, 3, reaction)).isCloseTo(-0.6, within(0.001));
    assertThat(
            storylineScore(told, 3, news("Ministry scraps snoring question after clerks' protest")))
        .isZero();
  }

  @Test
  void aReaderOfATopicSeesTheStorylineLedByTheirStory() {
    Edition edition = compose(WEEKLY, recipe(40, 3), EditorialChanges.NONE, week());
    Bite reef = edition.bites().stream().filter(b -> tells(b, "reef")).findFirst().orElseThrow();
    Set<ArticleId> had = Set.of(reef.story().lead().id());

    Edition theirs = edition.about(Set.of(), Optional.empty(), had).orElseThrow();

    Bite rest = theirs.bites().stream().filter(b -> tells(b, "reef")).findFirst().orElseThrow();
    assertThat(rest.title()).isEqualTo(reef.more().get(0).title());
    assertThat(rest.tells(reef.story().lead().id())).isFalse();
  }

  @Test
  void whatTheEditorPartedStaysPartedWhenMoreComesIn() {
    News resigns = news("Mayor Ashe of Marle resigns over villa holiday");
    News elects = news("Council elects Ruth Penn to follow Mayor Ashe");
    News first = news("Mayor Ashe spent fourteen nights in developer's villa");
    EditorialChanges parted = storylines(List.of(List.of(id(resigns)), List.of(id(elects))));

    Edition edition = compose(WEEKLY, recipe(40, 3), parted, List.of(resigns, elects, first));

    assertThat(edition.bites())
        .hasSize(2)
        .noneMatch(b -> b.tells(id(resigns)) && b.tells(id(elects)));
  }

  @Test
  void theEditorJoinsStoriesAndChoosesWhichLeads() {
    News ferry = news("Ferry Selma II gets electric engines");
    News form = news("Ministry form asks clerks whether they snore");
    EditorialChanges joined = storylines(List.of(List.of(id(form), id(ferry))));

    Edition edition = compose(WEEKLY, recipe(40, 3), joined, List.of(ferry, form));

    assertThat(edition.bites()).extracting(Bite::title).containsExactly(form.title());
    assertThat(edition.lead().more()).extracting(Bite::title).containsExactly(ferry.title());
  }

  /** An editor's storylines, without other changes. */
  private static EditorialChanges storylines(List<List<ArticleId>> storylines) {
    return new EditorialChanges(
        EditionWords.NONE,
        Selection.NONE,
        List.of(),
        Optional.empty(),
        List.of(),
        storylines,
        Map.of());
  }

  private static double storylineScore(News told, int times, News next) {
    return composition(
            WEEKLY,
            recipe(40, 3),
            EditorialChanges.NONE,
            new Pool(List.of(next.article()), List.of(sent(told, "", times))))
        .ranked()
        .get(0)
        .score()
        .storyline();
  }

  /** The edition after one that was led by a story. */
  private static Edition next(News told, String subject, List<News> news) {
    return composition(
            WEEKLY,
            recipe(40, 3),
            EditorialChanges.NONE,
            new Pool(news.stream().map(News::article).toList(), List.of(sent(told, subject, 1))))
        .edition()
        .orElseThrow();
  }

  private static SentArticle sent(News told, String subject, int times) {
    return new SentArticle(
        told.article(),
        new Slot(Cadence.WEEKLY, LocalDate.of(2026, 11, 2)),
        Optional.of(new SentArticle.Telling(told.title(), subject, true, times)));
  }

  private static String fate(Edition edition, ArticleId article) {
    return Optional.ofNullable(edition.fates().get(article)).map(Fate::sentence).orElse("none");
  }

  private static News news(String title) {
    return Fortnight.all().stream()
        .filter(news -> news.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Pool pool(List<News> news) {
    return Pool.of(news.stream().map(News::article).toList());
  }

  private static boolean tells(Bite bite, String storyline) {
    return week().stream()
        .filter(news -> news.storyline().equals(storyline))
        .anyMatch(news -> bite.tells(id(news)));
  }

  private static News latest(String storyline) {
    return week().stream()
        .filter(news -> news.storyline().equals(storyline) && !news.kind().equals("retelling"))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static List<News> week() {
    return Fortnight.all().stream().filter(news -> news.day() <= 7).toList();
  }

  private static ArticleId id(News news) {
    return news.id();
  }

  private static Recipe recipe(int places, int more) {
    return new Recipe(places, 0, 1, 40, 100, 2, 3, more, 7, Map.of(), List.of());
  }

  private static Edition compose(
      Slot slot, Recipe recipe, EditorialChanges changes, List<News> news) {
    return composition(slot, recipe, changes, pool(news)).edition().orElseThrow();
  }

  private static Editor.Composition composition(
      Slot slot, Recipe recipe, EditorialChanges changes, Pool pool) {
    return EditorFixture.editor(recipe, 18).composition(slot, 1, NOW, Duration.ZERO, pool, changes);
  }
}
