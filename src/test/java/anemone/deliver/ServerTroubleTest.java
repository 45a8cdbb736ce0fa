package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.AfterDot;
import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's own trouble costs its subscribers: nothing that lasts. */
class ServerTroubleTest extends DispatchHarness {

  private final List<String> waits = new CopyOnWriteArrayList<>();

  @Test
  void aServerThatNeverAnswersGetsThreeCopiesAtMostHoweverOftenItIsRun() {
    var script = new SmtpScript().at(Stage.END, 9_999, new Drop(true));
    try (var server = ScriptedSmtpServer.start(script)) {
      for (int hour = 0; hour < 96; hour++) {
        assertThat(send(server, 1, 2).tally().of(State.UNKNOWN)).isEqualTo(2);
        clock.pass(Duration.ofHours(1));
      }

      assertThat(server.copies()).allSatisfy((to, ids) -> assertThat(ids).hasSize(3));
    }
  }

  @Test
  void aYesOfTwoCodesIsAYes() {
    var script = new SmtpScript().at(Stage.END, 9, new Say("250-2.0.0 taken\n251 2.1.5 forwarded"));
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 1, 3).tally().of(State.ACCEPTED)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readersWhoBreakTheConnectionKeepItFromNobodyElse(boolean grouped) {
    SmtpScript script = new SmtpScript();
    if (grouped) {
      script.pipelining(false);
    }
    for (int reader = 1; reader <= 4; reader++) {
      script.at(Stage.RCPT, reader(reader), 9_999, new Drop(false));
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 2, 58);

      assertThat(result.tally().of(State.ACCEPTED) + result.tally().of(State.UNKNOWN))
          .isEqualTo(54);
      assertThat(result.tally().of(State.DEFERRED)).isEqualTo(4);
      assertThat(server.copies()).hasSize(54).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
    }
  }

  @Test
  void aServerThatDropsEveryConnectionIsGivenUpSoon() {
    var script = new SmtpScript().at(Stage.RCPT, 9_999, new Drop(false));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 2, 500);

      assertThat(result.tally().left()).isEqualTo(500);
      assertThat(server.connections()).isLessThan(30);
    }
  }

  @Test
  void aGreylistForEverybodyDelaysEverybodyByOnePause() {
    SmtpScript script = new SmtpScript();
    for (int reader = 1; reader <= 600; reader++) {
      script.at(Stage.RCPT, reader(reader), 1, new Say("450 4.2.0 greylisted, try again"));
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 2, 600).tally().of(State.ACCEPTED)).isEqualTo(600);
    }
  }

  @Test
  void aLimitOfMessagesAMinuteIsWaitedOutAndLearnt() {
    SmtpScript script = new SmtpScript();
    var late = new Say("450 4.7.1 Error: too much mail from 192.0.2.7");
    try (var server = ScriptedSmtpServer.start(script.at(Stage.MAIL, 4, late))) {
      var start = clock.instant();
      DispatchResult result = send(server, 1, 20);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(20);
      assertThat(ledger.tally(SLOT).of(State.DEFERRED)).isZero();
      assertThat(Duration.between(start, clock.instant())).isBetween(seconds(15), seconds(60));
    }
  }

  @Test
  void theWaitForALimitIsSaidWhileItLasts() {
    SmtpScript script = new SmtpScript();
    var late = new Say("450 4.7.1 Error: too much mail from 192.0.2.7");
    script.under(
        (stage, to) ->
            stage == Stage.MAIL && waits.size() < 3 ? Optional.of(late) : Optional.empty());
    try (var server = ScriptedSmtpServer.start(script)) {
      AtomicReference<Dispatcher> sending = new AtomicReference<>();
      Dispatcher dispatcher =
          dispatcher(
              server,
              1,
              time -> {
                waits.add(Objects.requireNonNull(sending.get()).waiting().orElse(""));
                clock.pass(time);
              });
      sending.set(dispatcher);
      dispatcher.dispatch(SLOT, 3, ledger.states(SLOT), list(3), render);

      assertThat(waits).contains("the server asks for a pause");
      assertThat(dispatcher.waiting()).isEmpty();
      assertThat(server.received()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 relay not permitted",
        "553 5.1.0 nobody",
        "503 5.5.1 first do something else",
        "504 5.5.2 not this",
        "550 5.4.5 daily sending limit exceeded",
        "554 5.2.0 no",
        "550 5.1.1 no such user"
      })
  void aRefusalOfAllRefusesNobodyAndSuppressesNobody(String answer) {
    for (int readers : new int[] {7, 300}) {
      var script = new SmtpScript().at(Stage.RCPT, 99_999, new Say(answer));
      try (var server = ScriptedSmtpServer.start(script)) {
        DispatchResult result = send(server, 2, readers);

        assertThat(result.tally().of(State.REFUSED)).isZero();
        assertThat(result.tally().left()).isEqualTo(readers);
        assertThat(result.trouble()).contains(answer.substring(4));
        suppressions().each(s -> assertThat(s).isNull());
      }
    }
  }

  @Test
  void threeDaysOfABlockedRelaySuppressNobodyAndThenEveryoneGetsTheirs() {
    var blocked = new Say("550 5.1.1 192.0.2.7 is listed at bl.dnsbl.example");
    var script = new SmtpScript().at(Stage.RCPT, 9_999, blocked);
    try (var server = ScriptedSmtpServer.start(script)) {
      for (int hour = 0; hour < 72; hour++) {
        send(server, 1, 10);
        clock.pass(Duration.ofHours(1));
      }
      suppressions().each(s -> assertThat(s).isNull());
    }
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      clock.pass(Duration.ofHours(6));
      assertThat(send(server, 1, 10).tally().of(State.ACCEPTED)).isEqualTo(10);
    }
  }

  @Test
  void aListOfWhichMostAreSaidNotToExistIsNotStruckOff() {
    SmtpScript script = new SmtpScript();
    for (int reader = 1; reader <= 10; reader++) {
      script.at(Stage.RCPT, reader(reader), 9, new Say("550 5.1.1 no such user"));
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 1, 20);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(10);
      assertThat(result.tally().of(State.REFUSED)).isEqualTo(10);
      suppressions().each(s -> assertThat(s).isNull());
    }
  }

  @Test
  void theReasonThatIsToldIsThatOfThoseWhoAreLeft() {
    SmtpScript script =
        new SmtpScript()
            .at(Stage.RCPT, reader(2), 9, new Say("550 5.2.2 mailbox full"))
            .at(Stage.RCPT, reader(3), 1, new Say("450 4.2.0 greylisted"));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 1, 3);

      assertThat(result.tally().of(State.REFUSED)).isEqualTo(1);
      assertThat(result.trouble()).contains("mailbox full");
    }
  }

  @Test
  void aMessageLargerThanTheServerTakesRefusesNobody() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript().offering("SIZE 100"))) {
      DispatchResult result = send(server, 1, 50);

      assertThat(result.end()).isEqualTo(End.BLOCKED);
      assertThat(result.tally().left()).isEqualTo(50);
      assertThat(result.trouble()).contains("no more than 100");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DROPS", "REFUSES", "KEEPS_TRANSACTION"})
  void whatAServerDoesToCommandsBehindAMessageCostsNobodyAnAttempt(AfterDot way) {
    SmtpScript script = new SmtpScript().pipelining(false).afterDot(way);
    for (int reader = 5; reader <= 100; reader += 5) {
      script.at(Stage.END, reader(reader), 9, new Say("550 5.7.1 refused by policy"));
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 2, 100);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(80);
      assertThat(server.connections()).isLessThanOrEqualTo(8);
      for (int reader = 1; reader <= 100; reader++) {
        assertThat(delivery(reader).attempts()).as(reader(reader)).isLessThanOrEqualTo(1);
      }
    }
  }
}
