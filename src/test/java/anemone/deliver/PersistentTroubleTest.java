package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Suppression;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that do not change, over one run and over several. */
class PersistentTroubleTest extends DispatchHarness {

  private static final Say BLOCKED = new Say("550 5.7.1 your mail looks like spam");
  private static final Say LATER = new Say("451 4.7.1 greylisted");

  @ParameterizedTest
  @ValueSource(strings = {"550 5.1.1 unknown", "550 5.1.10 null MX", "553 5.1.2 no such domain"})
  void anAddressThatDoesNotExistIsSuppressed(String answer) {
    var script = new SmtpScript().at(Stage.RCPT, reader(2), 1, new Say(answer));
    try (var server = ScriptedSmtpServer.start(script)) {
      send(server, 1, 3);

      assertThat(suppressions().find(address(reader(2))))
          .get()
          .extracting(Suppression::reason, Suppression::detail)
          .containsExactly(Suppression.Reason.BOUNCED, answer);
      assertThat(suppressions().find(address(reader(1)))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"550 5.2.2 mailbox full", "550 no", "554 5.6.0 x", "550 5.7.1 over quota"})
  void noOtherRefusalSuppressesAnAddress(String answer) {
    var script = new SmtpScript().at(Stage.RCPT, reader(2), 1, new Say(answer));
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 1, 3).tally().of(State.REFUSED)).isEqualTo(1);
      assertThat(suppressions().find(address(reader(2)))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RCPT", "DATA", "END"})
  void aBlockedSenderDoesNotBurnItsList(Stage stage) {
    var script = new SmtpScript().at(stage, 9_999, BLOCKED);
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result =
          dispatcher(server, 2).dispatch(SLOT, 500, ledger.states(SLOT), manyDomains(500), render);

      assertThat(result.end()).isEqualTo(End.BLOCKED);
      assertThat(result.trouble()).contains("refusals of this sender", "5.7.1 your mail looks");
      assertThat(result.tally().of(State.REFUSED)).isZero();
      assertThat(result.tally().left()).isEqualTo(500);
      assertThat(ledger.tally(SLOT).of(State.DEFERRED)).isBetween(10L, 12L);
    }
  }

  @Test
  void onceTheBlockIsLiftedEveryoneGetsTheirs() {
    var script = new SmtpScript().at(Stage.RCPT, 10, BLOCKED);
    try (var server = ScriptedSmtpServer.start(script)) {
      dispatcher(server, 1).dispatch(SLOT, 100, ledger.states(SLOT), manyDomains(100), render);
      clock.pass(Duration.ofHours(1));
      DispatchResult next =
          dispatcher(server, 1).dispatch(SLOT, 100, ledger.states(SLOT), manyDomains(100), render);

      assertThat(next.tally().of(State.ACCEPTED)).isEqualTo(100);
      assertThat(server.copies()).hasSize(100);
    }
  }

  @Test
  void aDomainThatBlocksTheSenderIsLeftAloneAndAllOthersGetTheirs() {
    var script = new SmtpScript();
    for (int reader = 1; reader <= 60; reader++) {
      script.at(Stage.RCPT, reader(reader), 9, BLOCKED);
    }
    List<Subscriber> both =
        IntStream.rangeClosed(1, 60)
            .boxed()
            .flatMap(i -> List.of(at(reader(i)), at("r" + i + "@atoll.example")).stream())
            .toList();
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result =
          dispatcher(server, 1).dispatch(SLOT, 120, ledger.states(SLOT), both.iterator(), render);

      assertThat(result.end()).isEqualTo(End.DONE);
      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(60);
      assertThat(result.tally().of(State.REFUSED)).isZero();
      assertThat(result.tally().of(State.DEFERRED)).isEqualTo(5);
      assertThat(result.tally().of(State.PENDING)).isEqualTo(55);
      assertThat(result.trouble()).startsWith("reef.example: 550 5.7.1");
    }
  }

  @Test
  void aSingleRefusalByPolicyStandsWhereOthersAreAccepted() {
    var script = new SmtpScript().at(Stage.RCPT, reader(3), 9, BLOCKED);
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 1, 3).tally().of(State.REFUSED)).isEqualTo(1);
      assertThat(delivery(3).attempts()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatDefersEverybodyAgainIsLeftAloneOnceEverybodyWasTried() {
    var script = new SmtpScript().at(Stage.RCPT, 99_999, LATER);
    try (var server = ScriptedSmtpServer.start(script)) {
      DispatchResult result = send(server, 2, 5_000);

      assertThat(result.end()).isEqualTo(End.BROKEN_OFF);
      assertThat(result.trouble()).contains("messages deferred in a row", "greylisted");
      assertThat(ledger.tally(SLOT).of(State.DEFERRED)).isEqualTo(5_000);
    }
  }

  @Test
  void eachRunWaitsTwiceAsLongAndAfterSomeDaysTheLastAnswerStands() {
    var script = new SmtpScript().at(Stage.RCPT, reader(2), 999, LATER);
    try (var server = ScriptedSmtpServer.start(script)) {
      send(server, 1, 3);
      int before = delivery(2).attempts();
      int hours = 0;
      while (delivery(2).state() == State.DEFERRED) {
        clock.pass(Duration.ofHours(1));
        hours++;
        send(server, 1, 3);
      }

      assertThat(delivery(2).state()).isEqualTo(State.REFUSED);
      assertThat(delivery(2).reply().toString()).isEqualTo("451 4.7.1 greylisted");
      assertThat(hours).isBetween(48, 54);
      assertThat(delivery(2).attempts() - before).as("attempts in two days").isBetween(14, 24);
    }
  }

  @Test
  void whatFailedTogetherDoesNotComeBackTogether() {
    RetryPlan plan = RetryPlan.STANDARD;
    List<Duration> pauses =
        IntStream.range(0, 1000)
            .mapToObj(i -> plan.next(address(reader(i)), 6, clock.instant()))
            .map(next -> Duration.between(clock.instant(), next))
            .toList();

    assertThat(pauses).allMatch(p -> p.compareTo(seconds(160)) >= 0);
    assertThat(pauses).allMatch(p -> p.compareTo(seconds(240)) <= 0);
    assertThat(pauses.stream().map(Duration::toSeconds).distinct()).hasSizeGreaterThan(60);
    assertThat(plan.pauseAfter(40)).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void aServerThatIsTooBusyIsGivenARest() {
    var script = new SmtpScript().at(Stage.MAIL, 2, new Say("421 4.3.2 too busy"));
    try (var server = ScriptedSmtpServer.start(script)) {
      var start = clock.instant();

      assertThat(send(server, 1, 5).tally().of(State.ACCEPTED)).isEqualTo(5);
      assertThat(Duration.between(start, clock.instant())).isGreaterThanOrEqualTo(seconds(1 + 2));
    }
  }

  @Test
  void aLimitOfMessagesAConnectionIsLearnt() {
    try (var server = ScriptedSmtpServer.start(new SmtpScript().limit(10, true))) {
      var start = clock.instant();

      assertThat(send(server, 1, 95).tally().of(State.ACCEPTED)).isEqualTo(95);
      assertThat(clock.instant()).as("nobody waits").isEqualTo(start);
      assertThat(ledger.tally(SLOT).of(State.DEFERRED)).isZero();
      assertThat(delivery(55).attempts()).as("no second limit is run into").isEqualTo(1);
    }
  }

  private static java.util.Iterator<Subscriber> manyDomains(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> at("reader" + i + "@isle" + i + ".example"))
        .iterator();
  }

  private static Subscriber at(String address) {
    return MailFixture.subscriber(address);
  }

  private static EmailAddress address(String text) {
    return at(text).address();
  }
}
