package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalIT extends SampleJourney {

  @BeforeEach
  void askForApproval() throws IOException {
    newsletter.settings(
        "fewest: 1}", "fewest: 1, approval: required, editor: editor@tidings.example}");
    newsletter.article("market", "Market hall gets a roof");
  }

  @Test
  void nothingLeavesBeforeTheEditorApprovesAndTheyAreAskedOnce() throws Exception {
    Run first = anemone("run");
    Run second = anemone("run");

    assertThat(first.exitCode()).isEqualTo(77);
    assertThat(first.out())
        .contains("2 stories wait for approval")
        .contains("was sent to the editor");
    assertThat(second.exitCode()).isEqualTo(77);
    assertThat(hash(second)).as("the same draft").isEqualTo(hash(first));
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly("editor@tidings.example");
    assertThat(inbox.mails().get(0).subject()).startsWith("[draft] ");
  }

  @Test
  void whatWasApprovedIsSentWhateverComesInOrChangesLater() throws Exception {
    anemone("run");
    Run approved = anemone("approve");
    newsletter.article("late", "Something came in late");
    Files.createDirectories(folder.resolve("templates"));
    Run run = anemone("run");

    assertThat(approved.out()).contains("2 stories approved").containsPattern("[0-9a-f]{64}");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("3 accepted");
    assertThat(mailTo("reader1@example.org").text())
        .contains("Market hall gets a roof")
        .doesNotContain("Something came in late");
  }

  @Test
  void whatTheEditorDidOutlivesALaterCollect() throws Exception {
    anemone("run");
    String sheet = anemone("edit", "--print").out();
    Files.writeString(
        folder.resolve("sheet.yaml"),
        sheet
            .replace("intro: \"\"", "intro: \"Good morning from the quay.\"")
            .replace("title: \"Market hall gets a roof\"", "title: \"A roof at last\"")
            .replaceFirst("note: \"\"", "note: \"We told you so.\""));
    Run edited = anemone("edit", "--sheet", "sheet.yaml");
    newsletter.article("late", "Something came in late");
    Run later = anemone("run");
    Run unseen = anemone("approve");
    Run approved = anemone("approve", "--hash", hash(later));
    anemone("run");

    assertThat(edited.err()).isEmpty();
    assertThat(later.out()).contains("added: \"Something came in late\"");
    assertThat(unseen.exitCode()).isEqualTo(77);
    assertThat(unseen.err())
        .contains("added: \"Something came in late\"")
        .containsPattern("anemone approve daily/\\S+ --hash " + hash(later));
    assertThat(approved.exitCode()).isZero();
    assertThat(mailTo("reader0@example.org").text())
        .contains("A roof at last")
        .contains("Something came in late")
        .doesNotContain("Market hall gets a roof");
  }

  @Test
  void noOtherStoryTakesThePlaceOfOneThatIsDeletedFromTheSheet() throws Exception {
    newsletter.settings("stories: 5", "stories: 2, also: 0");
    newsletter.article("tram", "Tram line seven opens in May");
    anemone("run");
    String sheet = anemone("edit", "--print").out();
    int first = sheet.indexOf("  - id:");
    int second = sheet.indexOf("  - id:", first + 1);
    Files.writeString(
        folder.resolve("sheet.yaml"), sheet.substring(0, first) + sheet.substring(second));

    Run edited = anemone("edit", "--sheet", "sheet.yaml");
    Run run = anemone("run");
    Run approved = anemone("approve");

    assertThat(edited.out()).contains("1 story (");
    assertThat(run.out()).contains("1 story waits").contains(shownHash(edited));
    assertThat(approved.out()).contains("1 story approved, " + shownHash(edited));
  }

  @Test
  void theHashStaysAsLongAsTheReaderSeesTheSameAndComesBackWithIt() throws Exception {
    Run first = anemone("run");
    String sheet = anemone("edit", "--print").out();
    Files.writeString(folder.resolve("sheet.yaml"), sheet);
    Files.writeString(
        folder.resolve("other.yaml"), sheet.replace("subject: \"\"", "subject: \"Other words\""));

    Run same = anemone("edit", "--sheet", "sheet.yaml");
    Run other = anemone("edit", "--sheet", "other.yaml");
    Run back = anemone("edit", "--sheet", "sheet.yaml");

    assertThat(shownHash(same)).isEqualTo(hash(first));
    assertThat(shownHash(other)).isNotEqualTo(hash(first));
    assertThat(shownHash(back)).isEqualTo(hash(first));
  }

  @Test
  void theDraftMailSaysWhichEditionItIsAndHowToApproveItAndHasNobodysLinks() throws Exception {
    newsletter.subscribers("[{\"email\": \"editor@tidings.example\", \"hour\": 0}]");
    Run run = anemone("run");
    String hash = hash(run);
    ReceivedMail draft = inbox.mails().get(0);
    Run status = anemone("status");

    assertThat(draft.text()).contains("Draft of daily/").contains("(" + hash + ")");
    assertThat(draft.text()).containsPattern("anemone approve daily/\\S+ --hash " + hash);
    assertThat(draft.html()).containsPattern("anemone approve daily/\\S+ --hash " + hash);
    assertThat(draft.source()).doesNotContain("List-Unsubscribe").doesNotContain("/unsubscribe/");
    assertThat(status.out())
        .contains("waits for approval: 2 stories (" + hash + ")")
        .containsPattern("anemone approve daily/\\S+ --hash " + hash);
  }

  @Test
  void anEditorWithAMistakeIsShownItAndGoesOnWithWhatTheyTyped() throws Exception {
    anemone("run");
    Path editor = folder.resolve("editor.sh");
    Files.writeString(
        editor,
        """
        if grep -q PROBLEM "$1"; then sed -i 's/noot:/note:/' "$1"
        else sed -i 's/note: ""/noot: "typed with care"/' "$1"; fi
        """);

    Run edited = new Program(folder, Map.of("EDITOR", "sh " + editor)).run("edit");

    assertThat(edited.exitCode()).as(edited.toString()).isZero();
    assertThat(edited.err()).contains("stories[0].noot: unknown key").contains("note");
    assertThat(anemone("edit", "--print").out()).contains("note: \"typed with care\"");
    assertThat(folder.resolve("state/sheet.yaml")).doesNotExist();
  }

  @Test
  void whatWasTypedIsKeptWhenTheEditorGivesUpAndOpenedAgain() throws Exception {
    anemone("run");
    Path editor = folder.resolve("editor.sh");
    Files.writeString(editor, "grep -q PROBLEM \"$1\" || sed -i 's/note:/noot:/' \"$1\"\n");
    Program program = new Program(folder, Map.of("EDITOR", "sh " + editor));

    Run gaveUp = program.run("edit");
    Files.writeString(editor, "sed -i 's/noot: \"\"/note: \"at last\"/' \"$1\"\n");
    Run again = program.run("edit");

    assertThat(gaveUp.exitCode()).isEqualTo(65);
    assertThat(gaveUp.err()).contains("saved in").contains("sheet.yaml");
    assertThat(again.exitCode()).as(again.toString()).isZero();
    assertThat(again.err()).contains("opening your last sheet again");
    assertThat(anemone("edit", "--print").out()).contains("note: \"at last\"");
  }

  @Test
  void oneSheetHoldsEveryEditionThatWaits() throws Exception {
    newsletter.subscribers(
        """
        [{"email": "ada@example.org", "hour": 0},
         {"email": "ben@example.org", "hour": 0, "cadence": "%s"}]
        """
            .formatted(SampleNewsletter.weeklyToday()));
    anemone("run");
    String sheet = anemone("edit", "--print").out();
    Files.writeString(
        folder.resolve("sheet.yaml"), sheet.replace("intro: \"\"", "intro: \"Hello, both\""));

    Run edited = anemone("edit", "--sheet", "sheet.yaml");
    Run approved = anemone("approve");
    anemone("run");

    assertThat(edited.out()).contains("daily/").contains("weekly");
    assertThat(approved.out().lines()).hasSize(2);
    assertThat(mailTo("ada@example.org").text()).contains("Hello, both");
    assertThat(mailTo("ben@example.org").text()).contains("Hello, both");
  }

  @Test
  void theNextEditionsPreviewGoesOutUntilAServerTookItOnce() throws Exception {
    newsletter.settings("port: " + inbox.port(), "port: 1");
    Run away = anemone("run");
    newsletter.settings("port: 1", "port: " + inbox.port());
    Run there = anemone("run");
    anemone("run");

    assertThat(away.out()).contains("the next run retries");
    assertThat(there.out()).contains("was sent to the editor");
    assertThat(inbox.mails()).hasSize(1);
  }

  @Test
  void everyMistakeInASheetIsToldWithItsLineAndNothingChanges() throws Exception {
    anemone("run");
    Files.writeString(
        folder.resolve("sheet.yaml"), "intro: x\nstories:\n  - id: nobody\n    tittle: y\n");

    Run edited = anemone("edit", "--sheet", "sheet.yaml");

    assertThat(edited.exitCode()).isEqualTo(65);
    assertThat(edited.err())
        .contains("sheet.yaml:3: stories[0].id: no article has the id nobody")
        .contains("sheet.yaml:4: stories[0].tittle: unknown key; did you mean stories[0].title?")
        .contains("nothing was changed");
  }

  @Test
  void aFrozenEditionThatSomebodyChangedIsNotSent() throws Exception {
    anemone("run");
    anemone("approve");
    Path database = folder.resolve("state/anemone.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE editions SET proof = replace(CAST(proof AS TEXT), 'roof', 'loss')");
    }
    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(73);
    assertThat(run.err()).contains("was changed after its approval");
    assertThat(inbox.mails()).hasSize(1);
  }

  private static String shownHash(Run run) {
    return run.out().replaceAll("(?s).*? stor(?:y|ies) \\(([0-9a-f]+)\\).*", "$1");
  }

  private static String hash(Run run) {
    return run.out().replaceAll("(?s).*for approval, ([0-9a-f]+).*", "$1");
  }

  private ReceivedMail mailTo(String address) {
    return inbox.mails().stream()
        .filter(m -> m.recipient().equals(address))
        .findFirst()
        .orElseThrow();
  }
}
