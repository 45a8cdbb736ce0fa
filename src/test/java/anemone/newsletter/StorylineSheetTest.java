package anemone.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Pool;
import anemone.edition.Recipe;
import anemone.edition.Slot;
import anemone.fixture.EditorFixture;
import anemone.fixture.Fortnight;
import anemone.subscriber.Cadence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an editor does with storylines on a sheet. */
class StorylineSheetTest {

  private static final Slot SLOT = new Slot(Cadence.WEEKLY, LocalDate.of(2026, 11, 9));
  private static final Article RESIGNS = article("Mayor Ashe of Marle resigns over villa holiday");
  private static final Article ELECTS = article("Council elects Ruth Penn to follow Mayor Ashe");
  private static final Article FERRY = article("Ferry Selma II gets electric engines");
  private static final Article STOPS = article("Mayor Penn stops harbour flats of developer Lenz");

  private final List<Article> pool = new ArrayList<>(List.of(RESIGNS, ELECTS, FERRY));
  private EditorialChanges changes = EditorialChanges.NONE;

  @Test
  void aSheetShowsTheStoriesBeneathAndSavedAsItWasChangesNothing() {
    List<Bite> before = shown().edition().bites();
    String sheet = sheet();

    read(sheet);

    assertThat(sheet)
        .contains("    more:")
        .contains("      - " + id(RESIGNS) + "    # Relay: Mayor");
    assertThat(shown().edition().bites()).isEqualTo(before);
    assertThat(changes.storylines()).isEmpty();
    assertThat(sheet()).isEqualTo(sheet);
  }

  @Test
  void aStoryThatIsMovedOutIsPartedAndStaysPartedWhenMoreComesIn() {
    read(parted());

    assertThat(titles()).contains(RESIGNS.title(), ELECTS.title());
    pool.add(STOPS);
    assertThat(shown().edition().bites())
        .noneMatch(bite -> bite.tells(RESIGNS.id()) && bite.tells(ELECTS.id()));
    assertThat(sheet()).contains("# Relay: Mayor Ashe of Marle", "; related? because both name");
  }

  @Test
  void aRelatedStoryIsJoinedByRemovingTheCommentSign() {
    read(parted());

    read(sheet().replaceFirst("# - (" + id(ELECTS) + ")", "- $1").replaceFirst(entry(ELECTS), ""));

    assertThat(shown().edition().bites())
        .anyMatch(bite -> bite.tells(RESIGNS.id()) && bite.tells(ELECTS.id()));
  }

  @Test
  void theStoryAboveIsSwappedWithOneBeneathByTheirIds() {
    String sheet = sheet();
    String above = "- id: " + id(ELECTS);
    String beneath = "      - " + id(RESIGNS);

    read(sheet.replace(above, "- id: " + id(RESIGNS)).replace(beneath, "      - " + id(ELECTS)));

    Bite storyline =
        shown().edition().bites().stream()
            .filter(b -> b.tells(ELECTS.id()))
            .findFirst()
            .orElseThrow();
    assertThat(storyline.title()).isEqualTo(RESIGNS.title());
    assertThat(storyline.retelling()).isEmpty();
    assertThat(storyline.more()).extracting(Bite::title).containsExactly(ELECTS.title());
  }

  @Test
  void anyStoriesAreJoinedByTheirIds() {
    read(
        sheet()
            .replaceFirst(entry(FERRY), "")
            .replace(
                "      - " + id(RESIGNS), "      - " + id(FERRY) + "\n      - " + id(RESIGNS)));

    assertThat(titles()).containsExactly(ELECTS.title());
    assertThat(shown().edition().lead().more())
        .extracting(Bite::title)
        .containsExactly(FERRY.title(), RESIGNS.title());
  }

  @Test
  void aStoryBeneathThatIsDeletedWaitsAndADeletedEntryIsLeftOutWhole() {
    read(sheet().replaceFirst("      - " + id(RESIGNS) + ".*\n", ""));
    assertThat(changes.selection().passedOver()).contains(RESIGNS.id());
    assertThat(shown().edition().told()).noneMatch(bite -> bite.tells(RESIGNS.id()));

    changes = EditorialChanges.NONE;
    read(sheet().replaceFirst(entry(ELECTS), ""));
    assertThat(changes.selection().dropped()).contains(ELECTS.id(), RESIGNS.id());
  }

  /** The sheet with an entry of its own for the story beneath. */
  private String parted() {
    return sheet()
        .replaceFirst("      - " + id(RESIGNS) + ".*\n", "")
        .replace("\nstories:\n", "\nstories:\n  - id: " + id(RESIGNS) + "\n");
  }

  /** A pattern of the whole entry of a story. */
  private static String entry(Article article) {
    return "(?s)  - id: " + id(article) + ".*?(?=  - id: |\n# Not in|$)";
  }

  private void read(String sheet) {
    EditSheet.Result result = EditSheet.read(sheet, Path.of("sheet.yaml"), List.of(shown()));
    assertThat(result.problems()).isEmpty();
    changes = result.changes().getOrDefault(SLOT, EditorialChanges.NONE);
  }

  private String sheet() {
    return EditSheet.write(List.of(shown()));
  }

  private List<String> titles() {
    return shown().edition().bites().stream().map(Bite::title).toList();
  }

  private static String id(Article article) {
    return "\"" + article.id().value().substring(0, 12) + "\"";
  }

  private static Article article(String title) {
    return Fortnight.all().stream()
        .filter(news -> news.title().equals(title))
        .findFirst()
        .orElseThrow()
        .article();
  }

  private SheetEdition shown() {
    Editor.Composition composition =
        EditorFixture.editor(new Recipe(20, 0, 1, 9, 100, 2, 3, Map.of(), List.of()), 18)
            .composition(
                SLOT, 1, Fortnight.morning(8), Duration.ZERO, Pool.of(List.copyOf(pool)), changes);
    return new SheetEdition(
        composition.edition().orElseThrow(),
        Fortnight.morning(8),
        changes,
        composition.ranked(),
        composition.grouping().stories(),
        composition.grouping().related(),
        composition.nearly(),
        List.of());
  }
}
