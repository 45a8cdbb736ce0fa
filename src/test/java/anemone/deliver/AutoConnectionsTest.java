package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.smtp.SmtpSettings;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpClients;
import anemone.fixture.SmtpScript;
import anemone.fixture.SuppliedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many connections a run comes to that looks for the best number. */
class AutoConnectionsTest extends DispatchHarness {

  @Test
  void aServerThatAnswersSlowlyGetsMoreConnections() {
    var script = new SmtpScript().pipelining(false).withoutContent().delay(Duration.ofMillis(4));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = sendAll(server, 2_000);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(2_000);
      assertThat(server.copies()).hasSize(2_000);
      assertThat(server.connections()).isBetween(4, 40);
    }
  }

  @Test
  void aServerThatTakesThreeConnectionsIsSentEverythingOverThem() {
    var script = new SmtpScript().withoutContent().delay(Duration.ofMillis(2)).crowd(3);
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = sendAll(server, 1_000);

      assertThat(result.end()).isEqualTo(DispatchResult.End.DONE);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(1_000);
      assertThat(server.copies()).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
    }
  }

  private DispatchResult sendAll(ScriptedSmtpServer server, int subscribers) {
    SmtpSettings settings = SmtpSettings.plain("127.0.0.1", server.port());
    DispatchPlan plan = new DispatchPlan(ConnectionLimits.AUTO, pacing, retries, unknown);
    return new Dispatcher(
            SmtpClients.fitting(server, settings),
            new Books(ledger, suppressions()),
            plan,
            hasty(),
            time -> {})
        .dispatch(SLOT, subscribers, ledger.states(SLOT), list(subscribers), render);
  }

  /** A second of it is fifty milliseconds. */
  private static Clock hasty() {
    long start = System.nanoTime();
    return new SuppliedClock(() -> Instant.EPOCH.plusNanos(20 * (System.nanoTime() - start)));
  }
}
