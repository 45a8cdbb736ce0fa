package anemone.journey;

import anemone.deliver.Books;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Dispatched;
import anemone.deliver.Dispatcher;
import anemone.deliver.RetryPlan;
import anemone.deliver.UnknownPolicy;
import anemone.deliver.smtp.MimeComposer;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpTransport;
import anemone.fixture.MailFixture;
import anemone.store.Database;
import anemone.store.OutcomeLog;
import anemone.store.SqlLedger;
import anemone.store.SqlSuppressions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Sends an edition to generated subscribers from a JVM that a test may kill at any moment. */
final class SendingProcess {

  private static final String TEXT =
      "Corals have returned to the reef off Port Elsin.\n".repeat(350);

  private SendingProcess() {}

  /** Starts the process; it exits 0 when everyone has been sent to. */
  static Process start(Path state, int port, int subscribers, int connections) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dorg.sqlite.tmpdir=" + state,
            "-cp",
            System.getProperty("java.class.path", ""),
            SendingProcess.class.getName(),
            state.toString(),
            Integer.toString(port),
            Integer.toString(subscribers),
            Integer.toString(connections))
        .inheritIO()
        .start();
  }

  /** State folder, port, how many subscribers, how many connections. */
  public static void main(String[] args) {
    int subscribers = Integer.parseInt(args[2]);
    SmtpSettings server = SmtpSettings.plain("127.0.0.1", Integer.parseInt(args[1]));
    try (Database database = Database.open(Path.of(args[0]));
        SqlLedger ledger = new SqlLedger(database, OutcomeLog.in(Path.of(args[0])))) {
      RetryPlan soon = RetryPlan.STANDARD.withFirst(Duration.ofMillis(10));
      Dispatched result =
          new Dispatcher(
                  new SmtpTransport(server, new MimeComposer()),
                  new Books(ledger, new SqlSuppressions(database)),
                  new DispatchPlan(Integer.parseInt(args[3]), soon, UnknownPolicy.RESEND),
                  Clock.systemUTC(),
                  time -> Thread.sleep(time.toMillis()))
              .dispatch(
                  MailFixture.SLOT,
                  subscribers,
                  MailFixture.subscribers(subscribers).iterator(),
                  s -> Optional.of(MailFixture.message(s, "A reef grows back", TEXT)));
      System.exit(result.tally().left() == 0 ? 0 : 75);
    }
  }
}
