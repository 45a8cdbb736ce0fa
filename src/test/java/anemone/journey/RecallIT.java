package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor who finds the mistake while the mail leaves. */
class RecallIT {

  private static final int SUBSCRIBERS = 2_000;
  private static final Pattern LINE =
      Pattern.compile(
          "(daily/\\S+): recalled; ([\\d,]+) already sent \\((.+)\\), ([\\d,]+) cancelled\\s*");

  @TempDir private Path folder;

  @Test
  void nothingLeavesAfterARecallAndItsNumberIsWhatTheServerDidNotGet() throws Exception {
    SmtpScript script =
        new SmtpScript()
            .delay(Duration.ofMillis(2))
            .at(Stage.RCPT, "reader5@example.org", 1, new Say("550 5.1.1 no such user"));
    try (var server = ScriptedSmtpServer.start(script)) {
      newsletter(server.port()).subscribers(SUBSCRIBERS);
      Process sender = new ProgramProcess(folder, Map.of()).start("run");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> server.received().size() > 100 || !sender.isAlive());
      assertThat(sender.isAlive()).as("it is still sending").isTrue();

      Run recall = anemone("recall");
      int arrived = server.received().size();
      assertThat(sender.waitFor(1, TimeUnit.MINUTES)).isTrue();
      String told = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(recall.err()).isEmpty();
      assertThat(recall.exitCode()).isZero();
      Matcher line = LINE.matcher(recall.out());
      assertThat(line.matches()).as(recall.out()).isTrue();
      assertThat(number(line.group(2))).isEqualTo(arrived + 1);
      assertThat(line.group(3)).isEqualTo("%,d accepted, 1 refused".formatted(arrived));
      assertThat(number(line.group(4))).isEqualTo(SUBSCRIBERS - arrived - 1);
      assertThat(sender.exitValue()).isZero();
      assertThat(told).contains("recalled: " + line.group(2) + " already sent");
      assertThat(anemone("run").exitCode()).isZero();
      assertThat(anemone("send", "--resume").exitCode()).isZero();
      assertThat(server.received()).hasSize(arrived).hasSizeLessThan(SUBSCRIBERS);
      assertThat(server.received()).extracting(Received::recipient).doesNotHaveDuplicates();
      assertThat(anemone("status").out()).contains(" (recalled): ").doesNotContain("(open)");
      assertThat(anemone("recall", line.group(1)).out()).isEqualTo(recall.out());
    }
  }

  @Test
  void anEditionWhoseSenderWasKilledIsRecalledAndWhatWasInFlightIsInDoubt() throws Exception {
    try (var server = ScriptedSmtpServer.start(new SmtpScript().delay(Duration.ofMillis(2)))) {
      newsletter(server.port()).subscribers(SUBSCRIBERS);
      Process sender = new ProgramProcess(folder, Map.of()).start("run");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> server.received().size() > 100 || !sender.isAlive());
      sender.destroyForcibly().waitFor();

      Run recall = anemone("recall");

      Matcher line = LINE.matcher(recall.out());
      assertThat(line.matches()).as(recall.out() + recall.err()).isTrue();
      int left = number(line.group(2));
      // Of what was in flight, one on each of two connections, the server may have nothing.
      assertThat(left).isBetween(server.received().size(), server.received().size() + 2);
      assertThat(number(line.group(4))).isEqualTo(SUBSCRIBERS - left);
      int arrived = server.received().size();
      assertThat(anemone("run").exitCode()).isZero();
      assertThat(server.received()).hasSize(arrived);
    }
  }

  @Test
  void whereNothingHadLeftTheArticlesAreFreeForTheNextEdition() throws Exception {
    int port = freePort();
    newsletter(port);
    assertThat(anemone("run").exitCode()).isEqualTo(69);

    Run recall = anemone("recall", "--yes");
    Run again = anemone("recall");
    Run explained = anemone("explain", "--article", "pilot");

    assertThat(recall.exitCode()).isZero();
    assertThat(recall.out()).contains("recalled; none sent, 3 cancelled; its articles are free");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("no edition is open");
    assertThat(explained.out())
        .contains("In the next daily edition it would be story 1 of 1, the lead, by score");
  }

  @Test
  void aDraftIsNotRecalledButEdited() throws Exception {
    SampleNewsletter newsletter = newsletter(freePort());
    newsletter.settings("fewest: 1}", "fewest: 1, approval: required}");
    assertThat(anemone("run").exitCode()).isEqualTo(77);

    Run recall = anemone("recall");

    assertThat(recall.exitCode()).isEqualTo(2);
    assertThat(recall.err()).contains("anemone edit").contains("daily/").doesNotContain("Usage");
  }

  @Test
  void ofSeveralOpenEditionsOneHasToBeNamed() throws Exception {
    newsletter(freePort())
        .subscribers(
            """
            {"subscribers": [
              {"email": "ada@example.org", "hour": 0},
              {"email": "grace@example.org", "hour": 0, "cadence": "%s"}
            ]}
            """
                .formatted(SampleNewsletter.weeklyToday()));
    assertThat(anemone("run", "--now").exitCode()).isEqualTo(69);

    Run recall = anemone("recall");

    assertThat(recall.exitCode()).isEqualTo(2);
    assertThat(recall.err())
        .contains("2 editions are open")
        .contains("daily/")
        .contains(SampleNewsletter.weeklyToday() + "/");
    assertThat(anemone("recall", "daily/1999-01-01").exitCode()).isEqualTo(2);
    assertThat(anemone("recall", "yesterday").exitCode()).isEqualTo(2);
  }

  private SampleNewsletter newsletter(int port) throws IOException {
    return SampleNewsletter.in(folder, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace(",", ""));
  }

  private Program anemone() {
    return new Program(folder, Map.of());
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return anemone().run(arguments);
  }
}
