package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

  @TempDir private Path folder;

  @Test
  void theDemoMailsEverySampleSubscriberAndSaysSoInOneLine() throws Exception {
    Run run = new ProgramProcess(folder, Map.of()).run("demo", "--out", "inbox");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip().lines()).hasSize(1);
    assertThat(run.out())
        .contains("17 articles from 6 sources, ")
        .contains("10 mails received, written to inbox");
    assertThat(files(".eml")).hasSize(10);
    assertThat(files(".html")).hasSize(10);
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("inbox"));
  }

  @Test
  void theDemosMailTellsTheSharedStoryOnceAndTheSavedPageWithoutItsNoise() throws Exception {
    new ProgramProcess(folder, Map.of()).run("demo", "--out", "inbox");

    ReceivedMail mail =
        ReceivedMail.parse("", Files.readAllBytes(folder.resolve("inbox/grace-digest.eml")));

    assertThat(mail.text().split("Norhaven.s harbour data centre", -1)).hasSize(2);
    assertThat(mail.text()).contains("Also at Tidewater").contains("A hot potato");
    assertThat(mail.text().lines()).noneMatch(line -> line.matches(".*\\bclose\\b.*"));
    assertThat(mail.html()).contains("Hot water").contains("Ring road to become a park");
  }

  @Test
  void theSubscribersOfTheFolderThatItRunsInGetTheDemosMail() throws Exception {
    Files.writeString(
        folder.resolve("subscribers.json"), "{\"subscribers\": [{\"email\": \"me@example.org\"}]}");

    Run run = new ProgramProcess(folder, Map.of()).run("demo", "--out", "inbox");

    assertThat(run.out()).contains("1 mail received");
    assertThat(files(".eml")).containsExactly(folder.resolve("inbox/me.eml"));
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("inbox"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
