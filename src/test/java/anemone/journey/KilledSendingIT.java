package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.store.Database;
import anemone.store.SqlLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill -9, again and again, and a server that counts. */
class KilledSendingIT {

  /** {@code -Danemone.kills=200} for the long run. */
  private static final int KILLS = Integer.getInteger("anemone.kills", 8);

  private static final int CONNECTIONS = 4;

  @TempDir private Path state;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedAtAnyMomentNobodyIsForgottenAndCopiesStayWithinTheBound(boolean grouped)
      throws Exception {
    int subscribers = KILLS * 60;
    Random random = new Random(20261123);
    SmtpScript script = new SmtpScript().withoutContent().delay(Duration.ofMillis(1));
    if (grouped) {
      script.pipelining(false);
    }
    for (int reader = 30; reader <= subscribers; reader += 60) {
      script.at(Stage.RCPT, reader(reader), 1, new Say("451 4.7.1 later"));
      script.at(Stage.DATA, reader(reader + 10), 1, new Drop(false));
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      int kills = 0;
      while (kills < KILLS) {
        Process process = SendingProcess.start(state, server.port(), subscribers, CONNECTIONS);
        int until = server.received().size() + 1 + random.nextInt(40);
        while (process.isAlive() && server.received().size() < until) {
          LockSupport.parkNanos(100_000);
        }
        LockSupport.parkNanos(random.nextInt(10_000_000));
        assertThat(process.isAlive()).as("killed before it was done").isTrue();
        process.destroyForcibly().waitFor();
        kills++;
      }
      Process last = SendingProcess.start(state, server.port(), subscribers, CONNECTIONS);

      assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(last.exitValue()).isZero();
      var copies = server.copies();
      int extra = server.received().size() - copies.size();
      System.getLogger("anemone.journey")
          .log(System.Logger.Level.INFO, kills + " kills, " + extra + " second copies");
      assertThat(copies).as("nobody is forgotten").hasSize(subscribers);
      assertThat(extra).isLessThanOrEqualTo(kills * CONNECTIONS);
      assertThat(copies.values()).allSatisfy(ids -> assertThat(ids).containsOnly(first(ids)));
      assertThat(ledger().of(State.ACCEPTED)).isEqualTo(subscribers);
    }
  }

  private static String reader(int number) {
    return "reader" + number + "@reef.example";
  }

  private Tally ledger() {
    try (Database database = Database.open(state);
        SqlLedger ledger = new SqlLedger(database)) {
      return ledger.tally(MailFixture.SLOT);
    }
  }

  private static String first(Collection<String> ids) {
    return ids.iterator().next();
  }
}
