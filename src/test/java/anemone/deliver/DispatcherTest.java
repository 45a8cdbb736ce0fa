package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.store.StateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run of sending does for its subscribers, and writes down. */
class DispatcherTest extends DispatchHarness {

  @Test
  void everyoneGetsOneCopyAndASecondRunSendsNothing() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      DispatchResult first = send(server, 4, 100);
      DispatchResult second = send(server, 4, 100);

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
      DispatchResult result = send(server, 1, 5);

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

      DispatchResult result = send(server, 1, 3);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(3);
      assertThat(delivery(2).attempts()).isEqualTo(3);
      assertThat(Duration.between(start, clock.instant())).isBetween(seconds(15), seconds(23));
    }
  }

  @Test
  void aMessageThatStaysDeferredIsLeftForTheNextRun() {
    var script = new SmtpScript().at(Stage.END, reader(2), 3, new Say("452 4.2.2 mailbox full"));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult first = send(server, 2, 3);

      assertThat(first.end()).isEqualTo(End.DONE);
      assertThat(first.tally().left()).isEqualTo(1);
      assertThat(delivery(2).reply()).isEqualTo(new Reply(452, "4.2.2", "mailbox full"));
      assertThat(send(server, 2, 3).accepted()).as("too early").isZero();
      clock.pass(seconds(30));
      assertThat(send(server, 2, 3).accepted()).isEqualTo(1);
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
      DispatchResult result = send(server, 1, 3);

      assertThat(result.tally().nothing()).isEqualTo(1);
      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(ledger.tally(SLOT).left()).isZero();
    }
  }

  @Test
  void aStoppedRunFinishesWhatIsOnItsWayAndTheNextOneSendsTheRest() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      Dispatcher dispatcher = dispatcher(server, 2);
      render =
          subscriber -> {
            if (subscriber.address().toString().equals(reader(10))) {
              dispatcher.stop();
            }
            return forEveryone(subscriber);
          };
      DispatchResult stopped = dispatcher.dispatch(SLOT, 30, ledger.states(SLOT), list(30), render);

      assertThat(stopped.end()).isEqualTo(End.STOPPED);
      assertThat(stopped.accepted()).isBetween(1L, 11L).isEqualTo(server.received().size());
      assertThat(stopped.tally().total()).isEqualTo(30);
      assertThat(ledger.tally(SLOT).of(State.PENDING)).isEqualTo(30 - stopped.accepted());
      render = DispatchHarness::forEveryone;
      assertThat(send(server, 2, 30).tally().of(State.ACCEPTED)).isEqualTo(30);
      assertThat(server.received()).hasSize(30);
    }
  }

  @Test
  void whoWasDeferredAndHasNothingNowIsNotTakenFromThePending() {
    var script = new SmtpScript().at(Stage.END, reader(1), 9, new Say("452 4.2.2 mailbox full"));
    try (var server = ScriptedSmtpServer.start(script)) {
      send(server, 1, 2);
      clock.pass(Duration.ofHours(1));
      Dispatcher dispatcher = dispatcher(server, 1);
      render =
          subscriber -> {
            dispatcher.stop();
            return Optional.empty();
          };
      DispatchResult stopped = dispatcher.dispatch(SLOT, 3, ledger.states(SLOT), list(3), render);

      assertThat(stopped.tally().total()).isEqualTo(3);
      assertThat(stopped.tally().of(State.DEFERRED)).isEqualTo(1);
      assertThat(ledger.tally(SLOT)).isEqualTo(new Tally(stopped.tally().counts()));
    }
  }

  @Test
  void aSumThatDoesNotAddUpIsNotPassedOver() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      assertThatThrownBy(
              () -> dispatcher(server, 2).dispatch(SLOT, 4, ledger.states(SLOT), list(3), render))
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
}
