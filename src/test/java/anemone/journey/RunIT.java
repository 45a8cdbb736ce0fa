package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.store.StateLock;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  @Test
  void everySubscriberGetsTheEditionOnceHoweverOftenItRuns() throws Exception {
    SampleNewsletter.in(folder, inbox.port());

    Run first = anemone("run");
    Run second = anemone("run");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("1 article from 1 source, 1 used, 0 merged, 0 carried; 3 accepted; ");
    assertThat(second.exitCode()).isZero();
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly("reader0@example.org", "reader1@example.org", "reader2@example.org");
    assertThat(inbox.mails())
        .allSatisfy(m -> assertThat(m.subject()).contains("Pilot boats stay in port"));
  }

  @Test
  void withNothingNewThereIsNoEditionAndItSaysSo() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    Files.delete(newsletter.root().resolve("articles/pilot-boats.md"));

    Run run = anemone("run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("nothing new");
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void aBadSubscriberCostsNobodyElseTheirMail() throws Exception {
    SampleNewsletter.in(folder, inbox.port())
        .subscribers(
            """
            {"subscribers": [
              {"email": "good@example.org", "hour": 0},
              {"email": "no at sign", "hour": 0},
              {"email": "GOOD@example.org", "hour": 0}
            ]}
            """);

    Run run = anemone("run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("subscribers.json:3:").contains("subscribers.json:4:");
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly("good@example.org");
  }

  @Test
  void aListWithoutAGoodSubscriberIsBadDataAndSoIsAStrictOneWithABadEntry() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.subscribers("[{\"email\": \"no at sign\"}]");
    assertThat(anemone("run").exitCode()).isEqualTo(65);

    newsletter.subscribers("[{\"email\": \"no at sign\"}, {\"email\": \"good@example.org\"}]");
    assertThat(anemone("run", "--strict").exitCode()).isEqualTo(65);
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void aTemplateErrorNamesFileAndLineAndNothingIsSentOrKept() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    assertThat(anemone("init", "other").exitCode()).isZero();
    Path templates = newsletter.root().resolve("templates");
    Files.move(folder.resolve("other/templates"), templates);
    Path html = templates.resolve("digest.html.ftlh");
    Files.writeString(html, Files.readString(html) + "\n${masthead.nonsense}\n");

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("digest.html.ftlh:").contains("masthead.nonsense");
    assertThat(inbox.mails()).isEmpty();
    assertThat(anemone("status").out()).contains("no edition yet");
  }

  @Test
  void everyMistakeInTheSettingsIsToldAtOnce() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.settings("stories: 5", "stores: 5");
    newsletter.settings("starttls: none", "starttls: maybe");

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err())
        .contains("newsletter.yaml:11: edition.stores is unknown; did you mean edition.stories?")
        .contains("smtp.starttls");
  }

  @Test
  void aServerThatIsAwayIsToldAndTheNextRunSendsTheEdition() throws Exception {
    int closed = closedPort();
    SampleNewsletter newsletter = SampleNewsletter.in(folder, closed);

    Run away = anemone("run");
    newsletter.settings("port: " + closed, "port: " + inbox.port());
    Run back = anemone("run");

    assertThat(away.exitCode()).isEqualTo(69);
    assertThat(back.exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void aSecondRunAtTheSameTimeIsTurnedAwayAndToldByWhom() throws Exception {
    SampleNewsletter.in(folder, inbox.port());

    try (StateLock held = StateLock.take(folder.resolve("state"), Instant.EPOCH)) {
      Run run = anemone("run");

      assertThat(held).isNotNull();
      assertThat(run.exitCode()).isEqualTo(75);
      assertThat(run.err()).contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aStateThatCannotBeWrittenIsTold() throws Exception {
    SampleNewsletter.in(folder, inbox.port());
    Files.writeString(folder.resolve("state"), "a file in the way");

    assertThat(anemone("run").exitCode()).isEqualTo(73);
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void whatIsApprovedIsSentWhateverChangesAfterwards() throws Exception {
    int closed = closedPort();
    SampleNewsletter newsletter = SampleNewsletter.in(folder, closed);
    assertThat(anemone("run").exitCode()).isEqualTo(69);

    newsletter.settings("name: Tidings\n", "name: Changed\n");
    newsletter.article("later", "A later article that came after the approval");
    newsletter.settings("port: " + closed, "port: " + inbox.port());
    anemone("send");

    assertThat(inbox.mails())
        .hasSize(3)
        .allSatisfy(
            m ->
                assertThat(m.html())
                    .contains("Tidings", "Pilot boats stay in port")
                    .doesNotContain("Changed", "A later article"));
  }

  @Test
  void aLookChangesNoByteOfState() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    anemone("collect");
    newsletter.article("another", "Another article that nobody has collected yet");
    Map<String, String> before = state();

    Run preview = anemone("preview", "--out", "proof");
    Run dryRun = anemone("send", "--dry-run");
    Run test = anemone("send", "--to", "editor@example.org");
    Run articles = anemone("articles");
    Run status = anemone("status");

    assertThat(preview.exitCode() + dryRun.exitCode() + test.exitCode()).isZero();
    assertThat(folder.resolve("proof")).isDirectoryContaining("glob:**/digest.{html,txt,eml}");
    assertThat(dryRun.out()).contains("would send 3 mails");
    assertThat(articles.out()).contains("Pilot boats stay in port").contains("freshness");
    assertThat(status.out()).contains("no edition yet");
    assertThat(inbox.mails())
        .extracting(ReceivedMail::recipient)
        .containsExactly("editor@example.org");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aNewsletterMadeByInitCanBePreviewedOnceItHasAnArticle() throws Exception {
    assertThat(anemone("init", "mine").exitCode()).isZero();
    assertThat(anemone("init", "mine").exitCode()).isEqualTo(73);
    assertThat(folder.resolve("mine"))
        .isDirectoryContaining("glob:**/newsletter.yaml")
        .isDirectoryContaining("glob:**/subscribers.json")
        .isDirectoryContaining("glob:**/templates");
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheUsage() throws Exception {
    Run run = anemone("sennd");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("send");
    assertThat(anemone("--version").out()).startsWith("anemone ");
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return new Program(folder, Map.of()).run(arguments);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Map<String, String> state() throws IOException {
    Map<String, String> prints = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        prints.put(file.toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)) + "");
      }
    }
    return prints;
  }
}
