package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;

import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.smtp.SmtpSettings;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpClients;
import anemone.render.Message;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlLedger;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Subscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A dispatcher with a real transport and a real ledger, and a server to send to. */
abstract class DispatchHarness {

  @TempDir private Path state;
  Database database;
  SqlLedger ledger;
  final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-23T06:00:00Z"));
  UnknownPolicy unknown = UnknownPolicy.RESEND;
  Pacing pacing = Pacing.NONE;
  RetryPlan retries = RetryPlan.STANDARD;
  Function<Subscriber, Optional<Message>> render = DispatchHarness::forEveryone;

  @BeforeEach
  void open() {
    database = DatabaseFile.open(state);
    ledger = new SqlLedger(database);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  DispatchResult send(ScriptedSmtpServer server, int connections, int subscribers) {
    return dispatcher(server, connections)
        .dispatch(SLOT, subscribers, ledger.states(SLOT), list(subscribers), render);
  }

  Dispatcher dispatcher(ScriptedSmtpServer server, int connections) {
    return dispatcher(server, connections, clock::pass);
  }

  Dispatcher dispatcher(ScriptedSmtpServer server, int connections, Sleeper pause) {
    SmtpSettings settings =
        SmtpSettings.plain("127.0.0.1", server.port()).withReplyTimeout(Duration.ofSeconds(2));
    return new Dispatcher(
        SmtpClients.fitting(server, settings),
        new Books(ledger, suppressions()),
        new DispatchPlan(ConnectionLimits.fixed(connections), pacing, retries, unknown),
        clock,
        pause);
  }

  Delivery delivery(int reader) {
    return ledger.find(SLOT, MailFixture.subscriber(reader(reader)).address()).orElseThrow();
  }

  SqlSuppressions suppressions() {
    return new SqlSuppressions(database);
  }

  static Optional<Message> forEveryone(Subscriber subscriber) {
    return Optional.of(MailFixture.message(subscriber));
  }

  static Iterator<Subscriber> list(int subscribers) {
    return MailFixture.subscribers(subscribers).iterator();
  }

  static String reader(int number) {
    return "reader" + number + "@reef.example";
  }

  static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
