package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalIT {

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private SampleNewsletter newsletter;

  @BeforeEach
  void writeNewsletter() throws IOException {
    newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.settings(
        "fewest: 1}", "fewest: 1, approval: required, editor: editor@tidings.example}");
    newsletter.article("market", "Market hall gets a roof");
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  @Test
  void nothingLeavesBeforeTheEditorApprovesAndTheyAreAskedOnce() throws Exception {
    Run first = anemone("run");
    Run second = anemone("run");

    assertThat(first.exitCode()).isEqualTo(77);
    assertThat(first.out()).contains("2 stories wait for approval").contains("went to the editor");
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
    anemone("run");
    anemone("approve");
    anemone("run");

    assertThat(edited.err()).isEmpty();
    assertThat(mailTo("reader0@example.org").text())
        .contains("A roof at last")
        .contains("Something came in late")
        .doesNotContain("Market hall gets a roof");
  }

  @Test
  void aStoryThatIsDeletedFromTheSheetIsLeftOut() throws Exception {
    anemone("run");
    String sheet = anemone("edit", "--print").out();
    int first = sheet.indexOf("  - id:");
    int second = sheet.indexOf("  - id:", first + 1);
    Files.writeString(folder.resolve("sheet.yaml"), sheet.substring(0, second));

    Run edited = anemone("edit", "--sheet", "sheet.yaml");

    assertThat(edited.out()).contains("1 story");
  }

  @Test
  void everyMistakeInASheetIsToldWithItsLineAndNothingChanges() throws Exception {
    anemone("run");
    Files.writeString(
        folder.resolve("sheet.yaml"), "intro: x\nstories:\n  - id: nobody\n    tittle: y\n");

    Run edited = anemone("edit", "--sheet", "sheet.yaml");

    assertThat(edited.exitCode()).isEqualTo(65);
    assertThat(edited.err())
        .contains("sheet.yaml:3: stories[0].id is nobody")
        .contains("sheet.yaml:4: stories[0].tittle is unknown; did you mean stories[0].title?")
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

  private static String hash(Run run) {
    return run.out().replaceAll("(?s).*for approval, ([0-9a-f]+).*", "$1");
  }

  private ReceivedMail mailTo(String address) {
    return inbox.mails().stream()
        .filter(m -> m.recipient().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return new Program(folder, Map.of()).run(arguments);
  }
}
