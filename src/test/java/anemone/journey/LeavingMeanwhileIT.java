package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.ServedPages;
import anemone.fixture.SmtpScript;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.KeyFile;
import anemone.store.SqlRoster;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever leaves while an edition is being sent. */
class LeavingMeanwhileIT {

  private static final int SUBSCRIBERS = 400;

  /** {@code -Danemone.readers=20000} for a long run; of a hundred, ten leave. */
  private static final int READERS = Integer.getInteger("anemone.readers", 1_000);

  private static final int LEAVING = Math.min(200, READERS / 10);

  @TempDir private Path folder;

  @Test
  void noMailBeginsLaterThanASecondAfterTheAnswerToAnUnsubscription() throws Exception {
    Map<String, Instant> begun = new ConcurrentHashMap<>();
    SmtpScript script =
        new SmtpScript()
            .withoutContent()
            .delay(Duration.ofMillis(2))
            .under(
                (stage, recipient) -> {
                  if (stage == SmtpScript.Stage.RCPT) {
                    begun.put(recipient, Instant.now());
                  }
                  return Optional.empty();
                });
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(script)) {
      SampleNewsletter newsletter = SampleNewsletter.in(folder, server.port());
      Path settings = folder.resolve("newsletter.yaml");
      Files.writeString(
          settings,
          Files.readString(settings)
              .replace("  timezone: UTC", "  timezone: UTC\n  list-id: tidings.example"));
      newsletter.subscribers(READERS);
      assertThat(anemone("collect").exitCode()).isZero();
      SignedLink links =
          new SignedLink(
              KeyFile.read(folder.resolve("state")).orElseThrow(),
              "tidings.example",
              URI.create("https://tidings.example/mail"));
      try (ServedPages pages = ServedPages.of(new ProgramProcess(folder, Map.of()))) {
        CompletableFuture<Run> run = CompletableFuture.supplyAsync(() -> anemone("run", "--now"));
        await().atMost(Duration.ofMinutes(4)).until(() -> run.isDone() || begun.size() > 20);

        Map<String, Instant> answered = new HashMap<>();
        for (int number : leaving()) {
          URI link = links.unsubscribe(reader(number), Subscriber.FIRST_EPOCH);
          HttpResponse<String> answer = pages.ask("POST", link, "List-Unsubscribe=One-Click");
          assertThat(answer.statusCode()).isEqualTo(200);
          answered.put(reader(number).toString(), Instant.now());
        }
        assertThat(run.isDone()).as("the run ended before everybody had unsubscribed").isFalse();

        assertThat(run.join().exitCode()).as(run.join().err()).isZero();
        assertThat(answered)
            .hasSize(LEAVING)
            .allSatisfy(
                (address, time) ->
                    assertThat(begun.getOrDefault(address, Instant.MIN))
                        .isBefore(time.plusSeconds(1)));
        assertThat(answered.keySet().stream().filter(begun::containsKey).count())
            .as("some were in time, and got nothing")
            .isLessThan(LEAVING);
        assertThat(begun).hasSizeGreaterThanOrEqualTo(READERS - LEAVING);
      }
    }
  }

  /** Some of all, in no order. */
  private static List<Integer> leaving() {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, READERS).boxed().toList());
    Collections.shuffle(numbers, new Random(20261130));
    return numbers.subList(0, LEAVING);
  }

  @Test
  void whoeverLeavesWhileARunSendsGetsNothingMoreOfIt() throws Exception {
    SmtpScript slow = new SmtpScript().delay(Duration.ofMillis(10));
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(slow)) {
      SampleNewsletter.in(folder, server.port()).subscribers(SUBSCRIBERS);
      CompletableFuture<Run> run =
          CompletableFuture.supplyAsync(() -> anemone("run", "--now", "--wait", "1m"));
      await()
          .atMost(Duration.ofMinutes(4))
          .until(() -> run.isDone() || !server.received().isEmpty());
      assertThat(run.isDone()).as(() -> run.join().toString()).isFalse();

      try (Database database = DatabaseFile.beside(folder.resolve("state"))) {
        SqlRoster roster = new SqlRoster(database);
        for (int number = 300; number < SUBSCRIBERS; number++) {
          roster.leave(roster.find(reader(number)).orElseThrow(), Instant.now());
        }
      }
      assertThat(anemone("subscribers", "suppress", "reader299@example.org").exitCode()).isZero();
      assertThat(run.isDone()).as("the run was over before anybody left").isFalse();

      assertThat(run.join().exitCode()).as(run.join().err()).isZero();
      List<String> got = server.received().stream().map(Received::recipient).toList();
      assertThat(got)
          .hasSize(299)
          .doesNotContainAnyElementsOf(
              IntStream.range(299, SUBSCRIBERS).mapToObj(n -> reader(n).toString()).toList());
      assertThat(run.join().out())
          .contains("299 accepted", "101 unsubscribed before their mail began");
    }
  }

  private static EmailAddress reader(int number) {
    return new EmailAddress("reader" + number, "example.org");
  }

  private Run anemone(String... arguments) {
    return new Program(folder, Clock.systemUTC()).run(arguments);
  }
}
