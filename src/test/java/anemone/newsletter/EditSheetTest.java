package anemone.newsletter;

import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Pool;
import anemone.edition.Recipe;
import anemone.edition.Slot;
import anemone.edition.Story;
import anemone.edition.Topic;
import anemone.fixture.EditorFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An editor who changes a sheet, and what the edition is then. */
class EditSheetTest {

  private static final Slot SLOT = Slot.parse("daily/2026-11-23");
  private static final Path FILE = Path.of("sheet.yaml");
  private static final List<Topic> TOPICS =
      List.of(new Topic("cities", "Cities"), new Topic("ocean", "The ocean"));

  private final Article tram =
      article("forum", "cities", "A tram line opens", 2, "https://a.example/tram");
  private final Article twin =
      article("herald", "cities", "Tram at last", 3, "https://a.example/tram?utm_source=x");
  private final Article reef =
      told(
          article("tide", "ocean", "A reef grows back", 1),
          "Corals off Cape Lorn cover two thirds of the seabed again, divers wrote in October.");
  private final Article hall =
      told(
          article("herald", "cities", "The market hall gets a roof", 10),
          "Glass keeps the rain off ninety traders from next March, Mayor Ferrand promised.");
  private final Article eels =
      told(
          article("tide", "ocean", "Eels return to the mill", 30),
          "Biologists saw 212 young eels climb a ladder of stones beside the weir at Marl.");
  private final List<Article> pool = new ArrayList<>(List.of(tram, twin, reef, hall, eels));
  private EditorialChanges changes = EditorialChanges.NONE;

  @Test
  void aSheetThatIsSavedAsItWasChangesNothing() {
    List<Bite> before = shown().edition().bites();

    read(sheet());

    assertThat(shown().edition().bites()).isEqualTo(before);
    assertThat(EditSheet.write(List.of(shown()))).isEqualTo(sheet());
  }

  @Test
  void everyTextThatAnEditorTypesStandsInTheEditionAndOnTheNextSheet() {
    read(
        sheet()
            .replace("subject: \"\"", "subject: \"${HOME} costs $5\"")
            .replace("preheader: \"\"", "preheader: \"And more\"")
            .replace("intro: \"\"", "intro: \"**Hello** \\\"you\\\"\"")
            .replace("title: \"A reef grows back\"", "title: \"Reef!\"")
            .replaceFirst("gist: \"[^\"]*\"", "gist: \"In my own words.\"")
            .replaceFirst("note: \"\"", "note: \"See [this](https://a.example/)\""));

    assertThat(shown().edition().words().subject()).isEqualTo("${HOME} costs $5");
    assertThat(shown().edition().words().preheader()).isEqualTo("And more");
    assertThat(shown().edition().intro()).isEqualTo("**Hello** \"you\"");
    assertThat(titles()).contains("Reef!").doesNotContain("A reef grows back");
    assertThat(shown().edition().bites())
        .anySatisfy(b -> assertThat(b.retelling()).isEqualTo("In my own words."))
        .anySatisfy(b -> assertThat(b.note()).isEqualTo("See [this](https://a.example/)"));
    assertThat(sheet()).contains("${HOME} costs $5", "Reef!", "In my own words.");
  }

  @Test
  void anEmptiedTextIsTheProgramsOwnAgain() {
    List<Bite> before = shown().edition().bites();
    read(sheet().replace("title: \"A reef grows back\"", "title: \"Reef!\""));

    read(sheet().replace("title: \"Reef!\"", "title: \"\""));

    assertThat(shown().edition().bites()).isEqualTo(before);
  }

  @Test
  void noOtherStoryTakesThePlaceOfADeletedOne() {
    assertThat(titles()).doesNotContain("Eels return to the mill");

    read(without("A reef grows back"));

    assertThat(titles()).hasSize(2).doesNotContain("A reef grows back", "Eels return to the mill");
    assertThat(sheet()).contains("use: false    # you left it out");
  }

  @Test
  void aStoryThatIsLeftOutAndBroughtBackHasTheEditorsWordsAgain() {
    read(
        sheet()
            .replace("title: \"A reef grows back\"", "title: \"Reef!\"")
            .replaceAll("note: \"\"", "note: \"We were there.\""));
    List<Bite> before = shown().edition().bites();

    read(without("Reef!"));
    read(sheet().replaceFirst("(title: \"Reef!\"\n +use: )false", "$1true"));

    assertThat(titles()).contains("Reef!");
    assertThat(shown().edition().bites())
        .filteredOn(bite -> bite.title().equals("Reef!"))
        .extracting(Bite::note)
        .containsExactly("We were there.");
    assertThat(shown().edition().bites()).hasSameSizeAs(before);
  }

  @Test
  void aWaitingStoryComesInWhenItIsAskedForAndPushesNoneOut() {
    String sheet = sheet();
    int waiting = sheet.indexOf("waiting:");

    read(sheet.substring(0, waiting) + sheet.substring(waiting).replace("false", "true"));

    assertThat(titles()).hasSize(4).contains("Eels return to the mill");
  }

  @Test
  void aStoryThatCameInAfterTheSheetWasWrittenIsNotTakenForADeletedOne() {
    String sheet = sheet();
    Article late = later("Trains run all night");
    pool.add(late);

    read(sheet);

    assertThat(changes.selection().dropped()).isEmpty();
    assertThat(titles()).contains("Trains run all night");
    assertThat(shown().edition().bites())
        .filteredOn(b -> !changes.selection().keeps(b.story()))
        .extracting(Bite::title)
        .containsExactly("Trains run all night");
  }

  @Test
  void anArticleThatIsMovedOutSplitsTheStory() {
    String id = id(twin);
    assertThat(sheet()).contains("      - " + id);

    read(
        sheet()
            .replaceAll("      - " + id + ".*\\R", "")
            .replace("\nwaiting:", "\n")
            .replaceFirst("(?m)^stories:$", "stories:\n  - id: " + id)
            .replaceFirst("(?s)# Not in the edition.*", ""));

    assertThat(stories())
        .contains(new Story(tram, List.of()), new Story(twin, List.of()))
        .hasSize(4);
  }

  @Test
  void anIdUnderAnotherStoryJoinsTheTwoAndALaterCollectKeepsThemJoined() {
    String joined =
        without("The market hall gets a roof")
            .replaceFirst(
                "(?s)(A reef grows back.*?also:[^\\n]*)\\n", "$1\n      - " + id(hall) + "\n");

    read(joined);
    pool.add(later("Trains run all night"));

    assertThat(stories()).contains(new Story(reef, List.of(hall)));
    assertThat(titles()).doesNotContain("The market hall gets a roof");
  }

  @Test
  void aStoryThatJoinsAnotherBringsWhatItHeld() {
    read(
        without("A tram line opens")
            .replaceFirst(
                "(?s)(A reef grows back.*?also:[^\\n]*)\\n", "$1\n      - " + id(tram) + "\n"));

    assertThat(stories()).contains(new Story(reef, List.of(tram, twin)));
  }

  @Test
  void anotherStoryLeadsAndStandsInAnotherSection() {
    String sheet = sheet().replace("lead: true", "lead: false");
    int hallAt = sheet.indexOf("The market hall gets a roof");

    read(
        sheet.substring(0, hallAt)
            + sheet
                .substring(hallAt)
                .replaceFirst("lead: false", "lead: true")
                .replaceFirst("section: \"cities\"", "section: the Ocean"));

    assertThat(shown().edition().lead().title()).isEqualTo("The market hall gets a roof");
    assertThat(shown().edition().layout().topic().title()).isEqualTo("The ocean");
  }

  @Test
  void everyMistakeIsToldWithItsLineAndWhatToDo() {
    EditSheet.Result result =
        EditSheet.read(
            """
            edition: daily/2026-11-23
            stories:
              - id: nobody
                tittle: y
              - id: %s
                section: cites
                lead: maybe
                also: [%s, {a: b}]
              - id: %s
            """
                .formatted(id(reef), id(hall), id(hall)),
            FILE,
            List.of(shown()));

    assertThat(result.changes()).isEmpty();
    assertThat(result.problems())
        .extracting(Problem::toString)
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("sheet.yaml:3: stories[0].id: no article has the id nobody"))
        .anySatisfy(p -> assertThat(p).contains(":4: stories[0].tittle", "stories[0].title?"))
        .anySatisfy(p -> assertThat(p).contains(":6: stories[1].section: \"cites\"", "cities?"))
        .anySatisfy(p -> assertThat(p).contains(":7: stories[1].lead: \"maybe\""))
        .anySatisfy(p -> assertThat(p).contains(":8: stories[1].also: must list single values"))
        .anySatisfy(
            p -> assertThat(p).contains(":9: stories[2].id: has", "stories[1].also also has"));
  }

  @Test
  void aTextThatIsNoYamlGetsAHintAtQuotes() {
    assertThat(problems("edition: daily/2026-11-23\nintro: **Hello** you\nstories: []\n"))
        .singleElement()
        .asString()
        .startsWith("sheet.yaml:2:")
        .contains("in double quotes");
    assertThat(problems("edition: daily/2026-11-22\nstories: []\n"))
        .singleElement()
        .asString()
        .contains("edition: is daily/2026-11-22")
        .contains("must be daily/2026-11-23");
  }

  private List<Problem> problems(String sheet) {
    return EditSheet.read(sheet, FILE, List.of(shown())).problems();
  }

  private void read(String sheet) {
    EditSheet.Result result = EditSheet.read(sheet, FILE, List.of(shown()));
    assertThat(result.problems()).isEmpty();
    changes = result.changes().getOrDefault(SLOT, EditorialChanges.NONE);
  }

  private String sheet() {
    return EditSheet.write(List.of(shown()));
  }

  /** The sheet without the entry of a story. */
  private String without(String title) {
    String sheet = sheet();
    int title0 = sheet.indexOf("title: \"" + title);
    int from = sheet.lastIndexOf("  - id:", title0);
    int next = sheet.indexOf("  - id:", title0);
    int waiting = sheet.indexOf("\n# Not in", title0);
    return sheet.substring(0, from)
        + sheet.substring(waiting < 0 ? next : Math.min(next, waiting + 1));
  }

  private List<String> titles() {
    return shown().edition().bites().stream().map(Bite::title).toList();
  }

  private List<Story> stories() {
    return shown().edition().bites().stream().map(Bite::story).toList();
  }

  private static String id(Article article) {
    return "\"" + article.id().value().substring(0, 12) + "\"";
  }

  private static Article later(String title) {
    return collected(
        told(
            article("courier", "cities", title, 0),
            "Night trains to Varn leave every hour until dawn, the railway announced today."),
        NOW.plusSeconds(60));
  }

  private static Article told(Article usual, String text) {
    return with(usual, text, usual.collected());
  }

  private static Article collected(Article usual, Instant collected) {
    return with(usual, usual.text(), collected);
  }

  private static Article with(Article usual, String text, Instant collected) {
    return new Article(
        usual.id(),
        usual.source(),
        usual.topics(),
        usual.url(),
        usual.title(),
        usual.kicker(),
        usual.author(),
        usual.published(),
        usual.language(),
        text,
        usual.image(),
        collected);
  }

  private SheetEdition shown() {
    Editor editor = EditorFixture.editor(new Recipe(3, 0, 1, 9, 100, 2, 3, Map.of(), TOPICS), 12);
    Editor.Composition composition =
        editor.composition(SLOT, 1, NOW, Duration.ZERO, Pool.of(List.copyOf(pool)), changes);
    return new SheetEdition(
        composition.edition().orElseThrow(),
        NOW,
        changes,
        composition.ranked(),
        composition.grouping().stories(),
        composition.grouping().related(),
        composition.nearly(),
        TOPICS);
  }
}
