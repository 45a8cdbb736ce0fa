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
import anemone.fixture.SmtpScript.Stall;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill -9, again and again, beside a server that does what bad ones do, and counts. */
class KilledSendingIT {

  /** For each way to send; {@code -Danemone.kills=1000} for a long run. */
  private static final int KILLS = Integer.getInteger("anemone.kills", 20);

  private static final int CONNECTIONS = 4;

  /** More than one process gets to on a busy machine before it is killed. */
  private static final int SUBSCRIBERS_A_KILL = 60;

  /** In each so many subscribers, one of every kind of trouble. */
  private static final int GROUP = 60;

  /** The last process and those after it, which find what was left for another time. */
  private static final int RUNS_TO_THE_END = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedAtAnyMomentNobodyIsForgottenAndCopiesStayWithinTheBound(boolean grouped)
      throws Exception {
    int subscribers = KILLS * SUBSCRIBERS_A_KILL;
    Random random = new Random(20261123);
    int keptUnsaid = subscribers / GROUP;
    try (var server = ScriptedSmtpServer.start(script(grouped, subscribers))) {
      int kills = 0;
      SendingProcess next = start(server, subscribers);
      while (kills < KILLS) {
        SendingProcess process = next.begin();
        next = start(server, subscribers);
        int until = server.received().size() + random.nextInt(20);
        while (process.isAlive() && server.received().size() < until) {
          LockSupport.parkNanos(100_000);
        }
        LockSupport.parkNanos(random.nextInt(20_000_000));
        assertThat(process.isAlive()).as("killed before it was done").isTrue();
        process.kill();
        kills++;
      }
      int exit = next.begin().end();
      for (int run = 1; exit != 0 && run < RUNS_TO_THE_END; run++) {
        exit = start(server, subscribers).begin().end();
      }

      var copies = server.copies();
      int extra = server.received().size() - copies.size();
      System.getLogger("anemone.journey")
          .log(System.Logger.Level.INFO, kills + " kills, " + extra + " second copies");
      assertThat(exit).isZero();
      assertThat(copies.size()).as("nobody is forgotten").isEqualTo(subscribers);
      assertThat(extra).isLessThanOrEqualTo(kills * CONNECTIONS + keptUnsaid);
      assertThat(copies.values()).allSatisfy(ids -> assertThat(ids).containsOnly(ids.get(0)));
      assertThat(ledger().of(State.ACCEPTED)).isEqualTo(subscribers);
    }
  }

  /** A server that closes connections after a few messages and has something against many. */
  private static SmtpScript script(boolean grouped, int subscribers) {
    SmtpScript script =
        new SmtpScript().withoutContent().delay(Duration.ofMillis(1)).limit(9, grouped);
    if (grouped) {
      script.pipelining(false);
    }
    for (int group = 0; group < subscribers / GROUP; group++) {
      int first = group * GROUP;
      script
          .at(Stage.RCPT, reader(first), 1, new Say("451-4.7.1 not now\n451 4.7.1 perhaps later"))
          .at(Stage.RCPT, reader(first + 8), 1, new Say("25 of what?"))
          .at(Stage.DATA, reader(first + 16), 1, new Drop(false))
          .at(Stage.CONTENT, reader(first + 24), 1, new Drop(false))
          .at(Stage.CONTENT, reader(first + 32), 1, new Stall())
          .at(Stage.END, reader(first + 40), 1, new Drop(true))
          .at(Stage.END, reader(first + 48), 1, new Say("452-4.3.1 no room\n452 4.3.1 yet"))
          .at(Stage.END, reader(first + 56), 1, new Stall());
    }
    return script;
  }

  private SendingProcess start(ScriptedSmtpServer server, int subscribers) throws Exception {
    return SendingProcess.ready(folder, server.port(), subscribers, CONNECTIONS);
  }

  private static String reader(int number) {
    return "reader" + number + "@reef.example";
  }

  private Tally ledger() {
    try (Database database = DatabaseFile.open(folder.resolve("state"));
        SqlLedger ledger = new SqlLedger(database)) {
      return ledger.tally(MailFixture.SLOT);
    }
  }
}
