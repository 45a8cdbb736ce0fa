package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Delivery.State;
import anemone.deliver.Dispatched.End;
import anemone.deliver.smtp.MimeComposer;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpTransport;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SettableClock;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.fixture.SmtpScript.Stall;
import anemone.render.Message;
import anemone.store.Database;
import anemone.store.SqlLedger;
import anemone.store.StateException;
import anemone.subscriber.Subscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dispatcher with a real transport, a real ledger, and a server that misbehaves. */
class DispatcherTest {

  @TempDir private Path state;
  private Database database;
  private SqlLedger ledger;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T06:00:00Z"));
  private UnknownPolicy unknown = UnknownPolicy.RESEND;
  private Function<Subscriber, Optional<Message>> render = DispatcherTest::forEveryone;

  @BeforeEach
  void open() {
    database = Database.open(state);
    ledger = new SqlLedger(database);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  @Test
  void everyoneGetsOneCopyAndASecondRunSendsNothing() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      Dispatched first = send(server, 4, 100);
      Dispatched second = send(server, 4, 100);

      assertThat(first.end()).isEqualTo(End.DONE);
      assertThat(first.accepted()).isEqualTo(100);
      assertThat(second.accepted()).isZero();
      assertThat(second.tally().of(State.ACCEPTED)).isEqualTo(100);
      assertThat(server.copies()).hasSize(100).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
      assertThat(server.connections()).isLessThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RCPT", "END"})
  void aRefusedSubscriberCostsNoOtherTheirsAndIsNotAskedAgain(Stage stage) {
    var script =
        new SmtpScript().at(stage, reader(3), 9, new Say("550-5.1.1 no such\n550 5.1.1 reader"));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched result = send(server, 1, 5);

      assertThat(result.tally().of(State.REFUSED)).isEqualTo(1);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(4);
      assertThat(send(server, 1, 5).tally()).isEqualTo(result.tally());
      assertThat(server.connections()).isEqualTo(1);
      assertThat(delivery(3).attempts()).isEqualTo(1);
      assertThat(delivery(3).reply()).isEqualTo(new Reply(550, "5.1.1", "no such reader"));
    }
  }

  @Test
  void aDeferredMessageIsTriedAgainInThisRun() {
    var script = new SmtpScript().at(Stage.RCPT, reader(2), 2, new Say("451 4.7.1 greylisted"));
    try (var server = ScriptedSmtpServer.start(script)) {
      Instant start = clock.instant();

      Dispatched result = send(server, 2, 3);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(3);
      assertThat(delivery(2).attempts()).isEqualTo(3);
      assertThat(Duration.between(start, clock.instant())).isBetween(seconds(15), seconds(20));
    }
  }

  @Test
  void aMessageThatStaysDeferredIsLeftForTheNextRun() {
    var script = new SmtpScript().at(Stage.END, reader(2), 3, new Say("452 4.2.2 mailbox full"));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched first = send(server, 2, 3);

      assertThat(first.end()).isEqualTo(End.DONE);
      assertThat(first.tally().left()).isEqualTo(1);
      assertThat(delivery(2).reply()).isEqualTo(new Reply(452, "4.2.2", "mailbox full"));
      assertThat(send(server, 2, 3).accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL", "RCPT", "DATA"})
  void aConnectionLostBeforeTheEndCostsNobodyTheirCopy(Stage stage) {
    var script = new SmtpScript().at(stage, 2, new Drop(false));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched result = send(server, 1, 10);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(10);
      assertThat(server.copies()).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void aConnectionLostInTheMiddleOfAMessageLosesAndDoublesNothing() {
    var script = new SmtpScript().at(Stage.CONTENT, 2, new Drop(false));
    try (var server = ScriptedSmtpServer.start(script)) {
      send(server, 1, 10);

      // What the sender's own machine still held cannot be told from what the server lost.
      assertThat(send(server, 1, 10).tally().of(State.ACCEPTED)).isEqualTo(10);
      assertThat(server.copies()).hasSize(10).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
    }
  }

  @Test
  void aMessageThatBreaksEveryConnectionIsLeftAndTheOthersArrive() {
    var script = new SmtpScript().at(Stage.DATA, reader(1), 99, new Drop(false));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched result = send(server, 1, 10);

      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(9);
      assertThat(result.tally().of(State.DEFERRED)).isEqualTo(1);
    }
  }

  @Test
  void whatWasNeverAnsweredIsSentAgainByTheNextRunWithTheSameId() {
    var script = new SmtpScript().at(Stage.END, reader(2), 1, new Drop(true));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched first = send(server, 1, 3);
      Dispatched second = send(server, 1, 3);

      assertThat(first.tally().of(State.UNKNOWN)).isEqualTo(1);
      assertThat(first.accepted()).isEqualTo(2);
      assertThat(second.accepted()).isEqualTo(1);
      List<String> copies = server.copies().getOrDefault(reader(2), List.of());
      assertThat(copies).hasSize(2).containsOnly(copies.get(0));
    }
  }

  @Test
  void whatWasNeverAnsweredIsLeftAloneIfTheOperatorSaysSo() {
    unknown = UnknownPolicy.SKIP;
    var script = new SmtpScript().at(Stage.END, reader(2), 1, new Drop(true));
    try (var server = ScriptedSmtpServer.start(script)) {
      send(server, 1, 3);

      assertThat(send(server, 1, 3).tally().of(State.UNKNOWN)).isEqualTo(1);
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void aMalformedVerdictIsNoVerdict() {
    var script = new SmtpScript().at(Stage.END, reader(2), 1, new Say("2xx fine, I suppose"));
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 1, 3).tally().of(State.UNKNOWN)).isEqualTo(1);
      assertThat(delivery(2).reply().text()).contains("2xx fine, I suppose");
    }
  }

  @Test
  void aServerThatStallsIsLeftForAnotherConnection() {
    var script = new SmtpScript().at(Stage.RCPT, reader(2), 1, new Stall());
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 1, 3).tally().of(State.ACCEPTED)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLimitOfMessagesAConnectionIsMet(boolean politely) {
    try (var server = ScriptedSmtpServer.start(new SmtpScript().limit(10, politely))) {
      assertThat(send(server, 2, 95).tally().of(State.ACCEPTED)).isEqualTo(95);
      assertThat(server.connections()).isBetween(10, 12);
    }
  }

  @Test
  void fewerConnectionsThanPlannedCarryTheWholeList() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript().crowd(1))) {
      Dispatched result = send(server, 4, 50);

      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(50);
    }
  }

  @Test
  void anUnreachableServerIsSaidAtOnceAndNothingIsWritten() {
    int port;
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      port = server.port();
    }
    Dispatched result = dispatcher(port, 4).dispatch(SLOT, 3, list(3), render);

    assertThat(result.end()).isEqualTo(End.UNAVAILABLE);
    assertThat(result.tally().of(State.PENDING)).isEqualTo(3);
    assertThat(result.trouble()).contains("127.0.0.1:" + port, "Connection refused");
    assertThat(ledger.tally(SLOT)).isEqualTo(result.tally());
  }

  @Test
  void aRefusedSenderRefusesNobody() {
    var script = new SmtpScript().at(Stage.MAIL, 999, new Say("550 5.7.1 sender blocked"));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched result = send(server, 2, 50);

      assertThat(result.end()).isEqualTo(End.UNAVAILABLE);
      assertThat(result.trouble()).contains("550 5.7.1 sender blocked");
      assertThat(result.tally().of(State.REFUSED)).isZero();
      assertThat(result.tally().left()).isEqualTo(50);
    }
  }

  @Test
  void aServerThatGoesAwayForGoodEndsTheRun() {
    var script = new SmtpScript().limit(5, true).crowd(Integer.MAX_VALUE);
    script.at(Stage.GREETING, 1, new Say("220 welcome"));
    script.at(Stage.GREETING, 999, new Say("421 4.3.2 closing down"));
    try (var server = ScriptedSmtpServer.start(script)) {
      Dispatched result = send(server, 1, 20);

      assertThat(result.end()).isEqualTo(End.BROKEN_OFF);
      assertThat(result.accepted()).isEqualTo(5);
      assertThat(result.tally().left()).isEqualTo(15);
      assertThat(result.trouble()).contains("closing down");
    }
  }

  @Test
  void aMessageThatCannotBeMadeCostsNoOtherTheirs() {
    render =
        subscriber -> {
          if (subscriber.address().toString().equals(reader(2))) {
            throw new IllegalStateException("digest.html.ftlh:7: name is missing");
          }
          return forEveryone(subscriber);
        };
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      assertThat(send(server, 1, 3).accepted()).isEqualTo(2);
      assertThat(delivery(2).state()).isEqualTo(State.REFUSED);
      assertThat(delivery(2).reply().text()).contains("digest.html.ftlh:7: name is missing");
    }
  }

  @Test
  void whoTheEditionHasNothingForIsNoDelivery() {
    render = s -> s.address().toString().equals(reader(2)) ? Optional.empty() : forEveryone(s);
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      Dispatched result = send(server, 1, 3);

      assertThat(result.tally().nothing()).isEqualTo(1);
      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(ledger.tally(SLOT).left()).isZero();
    }
  }

  @Test
  void aStoppedRunFinishesWhatIsOnItsWayAndTheNextOneSendsTheRest() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      Dispatcher dispatcher = dispatcher(server.port(), 2);
      render =
          subscriber -> {
            if (subscriber.address().toString().equals(reader(10))) {
              dispatcher.stop();
            }
            return forEveryone(subscriber);
          };
      Dispatched stopped = dispatcher.dispatch(SLOT, 30, list(30), render);

      assertThat(stopped.end()).isEqualTo(End.STOPPED);
      assertThat(stopped.accepted()).isBetween(10L, 11L).isEqualTo(server.received().size());
      assertThat(stopped.tally().total()).isEqualTo(30);
      render = DispatcherTest::forEveryone;
      assertThat(send(server, 2, 30).tally().of(State.ACCEPTED)).isEqualTo(30);
      assertThat(server.received()).hasSize(30);
    }
  }

  @Test
  void aSumThatDoesNotAddUpIsNotPassedOver() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      assertThatThrownBy(() -> dispatcher(server.port(), 2).dispatch(SLOT, 4, list(3), render))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("4 planned, 3 accounted for");
    }
  }

  @Test
  void aLedgerThatCannotWriteStopsEveryWorker() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      render =
          subscriber -> {
            if (subscriber.address().toString().equals(reader(5))) {
              database.close();
            }
            return forEveryone(subscriber);
          };
      assertThatThrownBy(() -> send(server, 2, 100)).isInstanceOf(StateException.class);
      assertThat(server.received()).hasSizeLessThan(8);
    }
  }

  @Test
  void aDeadProcessLeavesUnknownWhatWasLeaving() {
    ledger.sending(SLOT, MailFixture.subscriber(reader(1)).address(), clock.instant());
    unknown = UnknownPolicy.SKIP;
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      assertThat(send(server, 1, 2).tally().of(State.UNKNOWN)).isEqualTo(1);
      assertThat(server.copies()).containsOnlyKeys(reader(2));
    }
  }

  private Dispatched send(ScriptedSmtpServer server, int connections, int subscribers) {
    return dispatcher(server.port(), connections)
        .dispatch(SLOT, subscribers, list(subscribers), render);
  }

  private Dispatcher dispatcher(int port, int connections) {
    SmtpSettings settings =
        SmtpSettings.plain("127.0.0.1", port).withReplyTimeout(Duration.ofSeconds(2));
    return new Dispatcher(
        new SmtpTransport(settings, new MimeComposer()),
        ledger,
        new DispatchPlan(connections, RetryPlan.STANDARD, unknown),
        clock,
        clock::pass);
  }

  private Delivery delivery(int reader) {
    return ledger.find(SLOT, MailFixture.subscriber(reader(reader)).address()).orElseThrow();
  }

  private static Optional<Message> forEveryone(Subscriber subscriber) {
    return Optional.of(MailFixture.message(subscriber));
  }

  private static Iterator<Subscriber> list(int subscribers) {
    return MailFixture.subscribers(subscribers).iterator();
  }

  private static String reader(int number) {
    return "reader" + number + "@reef.example";
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
