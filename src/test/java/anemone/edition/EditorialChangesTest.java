package anemone.edition;

import static anemone.edition.ComposedEdition.TOPICS;
import static anemone.edition.ComposedEdition.compose;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An edition with what an editor changed by hand. */
class EditorialChangesTest {

  @Test
  void whatTheEditorDidHoldsWhateverComesInLater() {
    Article tram = article("forum", "cities", "A tram line opens", 2);
    Article reef = article("tide", "ocean", "A reef grows back", 1);
    Article hall = article("herald", "cities", "The market hall gets a roof", 20);
    EditorialChanges changes =
        new EditorialChanges(
            new EditionWords("", "", "Good morning."),
            new Selection(Set.of(), Set.of(hall.id()), Set.of(reef.id()), Set.of()),
            List.of(hall.id(), reef.id(), tram.id()),
            Optional.empty(),
            List.of(),
            Map.of(
                hall.id(),
                new StoryWords("A roof at last", "", "", "We have waited for this since spring.")));
    Article late = article("courier", "cities", "Night buses return", 0);

    Edition edition =
        compose(
                new Recipe(2, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                Pool.of(List.of(tram, reef, hall, late)),
                changes)
            .orElseThrow();

    assertThat(edition.intro()).isEqualTo("Good morning.");
    assertThat(edition.bites())
        .extracting(Bite::title)
        .containsExactly("A roof at last", "Night buses return");
    assertThat(edition.lead().note()).isEqualTo("We have waited for this since spring.");
    assertThat(edition.fates().get(reef.id()))
        .isEqualTo(new Fate.Dropped("the editor left it out"));
    assertThat(edition.fates().get(tram.id())).isInstanceOf(Fate.Carried.class);
  }

  @Test
  void whatTheEditorPutsFirstLeads() {
    Article tram = article("forum", "cities", "A tram line opens", 2);
    Article reef = article("tide", "ocean", "A reef grows back", 1);
    EditorialChanges changes =
        new EditorialChanges(
            EditionWords.NONE,
            Selection.NONE,
            List.of(reef.id(), tram.id()),
            Optional.empty(),
            List.of(),
            Map.of());

    Edition edition =
        compose(
                new Recipe(9, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS),
                Pool.of(List.of(tram, reef)),
                changes)
            .orElseThrow();

    assertThat(edition.lead().title()).isEqualTo("A reef grows back");
  }
}
