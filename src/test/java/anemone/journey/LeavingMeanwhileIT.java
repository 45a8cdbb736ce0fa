package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.SmtpScript;
import anemone.store.Database;
import anemone.store.SqlRoster;
import anemone.subscriber.EmailAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever leaves while an edition is being sent. */
class LeavingMeanwhileIT {

  private static final int SUBSCRIBERS = 400;

  @TempDir private Path folder;

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

      try (Database database = Database.beside(folder.resolve("state"))) {
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
