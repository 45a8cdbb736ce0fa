package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.fixture.SmtpScript.Stall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run of sending makes of a server that misbehaves. */
class UnreliableServerTest extends DispatchHarness {

  @ParameterizedTest
  @EnumSource(names = {"MAIL", "RCPT", "DATA"})
  void aConnectionLostBeforeTheEndCostsNobodyTheirCopy(Stage stage) {
    var script = new SmtpScript().at(stage, 2, new Drop(false));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 1, 10);

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
      DispatchResult result = send(server, 1, 10);

      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(9);
      assertThat(result.tally().of(State.DEFERRED)).isEqualTo(1);
    }
  }

  @Test
  void whatWasNeverAnsweredIsSentAgainByTheNextRunWithTheSameId() {
    var script = new SmtpScript().at(Stage.END, reader(2), 1, new Drop(true));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult first = send(server, 1, 3);
      DispatchResult second = send(server, 1, 3);

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
      DispatchResult result = send(server, 4, 50);

      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusalsInTheMiddleOfAGroupTouchNobodyElse(boolean eager) {
    var script = new SmtpScript().pipelining(eager);
    for (int reader = 3; reader <= 60; reader += 10) {
      script.at(Stage.RCPT, reader(reader), 1, new Say("550 5.1.1 unknown"));
      script.at(Stage.RCPT, reader(reader + 1), 1, new Say("450 4.2.0 busy"));
      script.at(Stage.DATA, reader(reader + 2), 1, new Say("451 4.3.0 later"));
      script.at(Stage.END, reader(reader + 3), 1, new Say("554 5.7.1 spam"));
      script.at(Stage.DATA, reader(reader + 4), 1, new Drop(false));
      script.at(Stage.END, reader(reader + 5), 1, new Drop(true));
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 2, 60);

      assertThat(result.tally().of(State.REFUSED)).isEqualTo(12);
      assertThat(result.tally().of(State.UNKNOWN)).isEqualTo(6);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(42);
      assertThat(server.copies()).hasSize(48).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
      assertThat(delivery(3).reply().text()).isEqualTo("unknown");
      assertThat(delivery(6).reply().text()).isEqualTo("spam");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLimitOfMessagesIsMetByGroupsToo(boolean politely) {
    var script = new SmtpScript().pipelining(false).limit(10, politely);
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 2, 95).tally().of(State.ACCEPTED)).isEqualTo(95);
      assertThat(server.copies()).hasSize(95).allSatisfy((to, ids) -> assertThat(ids).hasSize(1));
    }
  }

  @Test
  void anUnreachableServerIsSaidAtOnceAndNothingIsWritten() {
    var server = ScriptedSmtpServer.start(new SmtpScript());
    server.close();
    DispatchResult result =
        dispatcher(server, 4).dispatch(SLOT, 3, ledger.states(SLOT), list(3), render);

    assertThat(result.end()).isEqualTo(End.UNAVAILABLE);
    assertThat(result.tally().of(State.PENDING)).isEqualTo(3);
    assertThat(result.trouble()).contains("127.0.0.1:" + server.port(), "Connection refused");
    assertThat(ledger.tally(SLOT)).isEqualTo(result.tally());
  }

  @Test
  void aRefusedSenderRefusesNobody() {
    var script = new SmtpScript().at(Stage.MAIL, 999, new Say("550 5.7.1 sender blocked"));
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 2, 50);

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
      DispatchResult result = send(server, 1, 20);

      assertThat(result.end()).isEqualTo(End.BROKEN_OFF);
      assertThat(result.accepted()).isEqualTo(5);
      assertThat(result.tally().left()).isEqualTo(15);
      assertThat(result.trouble()).contains("closing down");
    }
  }
}
