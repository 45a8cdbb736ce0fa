package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.MetricsText;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.store.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsIT {

  @TempDir private Path folder;
  private SampleNewsletter newsletter;
  private final ScriptedSmtpServer server =
      ScriptedSmtpServer.start(
          new SmtpScript()
              .at(Stage.RCPT, "reader1@example.org", 1, new Say("550 5.1.1 no such user")));

  @BeforeEach
  void writeNewsletter() throws IOException {
    newsletter = SampleNewsletter.in(folder, server.port());
    newsletter.settings("smtp: {", "metrics: {file: state/anemone.prom}\nsmtp: {");
  }

  @Test
  void aRunTellsWhatItCameToAndTheNextOneGoesOnFromThere() throws Exception {
    Instant before = Instant.now();
    try (server) {
      Run first = anemone("run");
      Map<String, Double> told = metrics();
      Run second = anemone("send");
      Map<String, Double> later = metrics();

      assertThat(first.err()).isEmpty();
      assertThat(first.exitCode()).isZero();
      assertThat(told)
          .containsEntry("anemone_messages_total{outcome=\"accepted\"}", 2.0)
          .containsEntry("anemone_messages_total{outcome=\"refused\"}", 1.0)
          .containsEntry("anemone_run_messages{outcome=\"accepted\"}", 2.0)
          .containsEntry("anemone_deliveries{state=\"pending\"}", 0.0)
          .containsEntry("anemone_open_editions", 0.0)
          .containsEntry("anemone_run_active", 0.0)
          .containsEntry("anemone_run_exit_code", 0.0)
          .containsEntry("anemone_articles", 1.0)
          .containsEntry("anemone_sources", 1.0)
          .containsEntry("anemone_failing_sources", 0.0)
          .containsEntry("anemone_used_stories", 1.0);
      assertThat(told.get("anemone_last_success_timestamp_seconds"))
          .isBetween(before.toEpochMilli() / 1000.0, Instant.now().toEpochMilli() / 1000.0);
      assertThat(told.get("anemone_run_messages_per_second")).isPositive();
      assertThat(second.exitCode()).isZero();
      assertThat(later)
          .containsEntry("anemone_messages_total{outcome=\"accepted\"}", 2.0)
          .containsEntry("anemone_run_messages{outcome=\"accepted\"}", 0.0)
          .containsEntry("anemone_sources", 1.0);
      assertThat(Files.readString(file())).doesNotContain("@").doesNotContain("daily/");
    }
  }

  @Test
  void aRunThatFailsTellsSoAndKeepsTheTimeOfTheLastSuccess() throws Exception {
    anemone("run");
    double success = metrics().getOrDefault("anemone_last_success_timestamp_seconds", -1.0);
    newsletter.article("whales", "Whales turn north along the coast");
    newsletter.subscribers(
        "[{\"email\": \"grace@example.org\", \"hour\": 0, \"cadence\": \"%s\"}]"
            .formatted(SampleNewsletter.weeklyToday()));
    server.close();

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(metrics())
        .containsEntry("anemone_run_exit_code", 69.0)
        .containsEntry("anemone_last_success_timestamp_seconds", success)
        .containsEntry("anemone_open_editions", 1.0)
        .containsEntry("anemone_deliveries{state=\"pending\"}", 1.0);
  }

  @Test
  void aRunThatAnotherOneKeptFromBeginningLeavesThatOnesMetricsAlone() throws Exception {
    anemone("run");
    String before = Files.readString(file());
    try (server;
        StateLock other = StateLock.take(folder.resolve("state"), Instant.now())) {
      assertThat(other).isNotNull();

      assertThat(anemone("run").exitCode()).isEqualTo(75);
    }
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAndCostsNobodyTheirMail() throws Exception {
    newsletter.settings("state/anemone.prom", "nowhere/anemone.prom");
    try (server) {
      Run run = anemone("run");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).contains("unable to write the metrics file").contains("nowhere");
      assertThat(server.received()).hasSize(2);
    }
  }

  private Path file() {
    return folder.resolve("state/anemone.prom");
  }

  private Map<String, Double> metrics() throws IOException {
    return MetricsText.parse(Files.readString(file()));
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return new Program(folder, Map.of()).run(arguments);
  }
}
