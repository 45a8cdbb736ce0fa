package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult.End;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.SmtpScript;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How fast mail leaves, by a clock that the pauses move. */
class PacingTest extends DispatchHarness {

  private static final double NONE = Pacing.NO_LIMIT;

  @Test
  void noMoreLeaveASecondThanTheOperatorSays() {
    pacing = new Pacing(4, NONE, NONE, Map.of(), Long.MAX_VALUE);

    assertThat(timeFor(2, 41)).isBetween(seconds(10), seconds(11));
  }

  @Test
  void noMoreLeaveOverOneConnectionThanTheOperatorSays() {
    pacing = new Pacing(NONE, 4, NONE, Map.of(), Long.MAX_VALUE);

    assertThat(timeFor(1, 41)).isBetween(seconds(10), seconds(11));
  }

  @Test
  void aSlowDomainHoldsUpNoOther() {
    pacing = new Pacing(NONE, NONE, 1, Map.of("atoll.example", 50.0), Long.MAX_VALUE);
    List<Subscriber> list =
        IntStream.rangeClosed(1, 50)
            .boxed()
            .flatMap(i -> List.of(at(reader(i)), at("r" + i + "@atoll.example")).stream())
            .toList();
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      Instant start = clock.instant();
      DispatchResult result = sendTo(list.iterator(), 100, server);

      assertThat(result.tally().of(State.ACCEPTED)).isEqualTo(100);
      assertThat(Duration.between(start, clock.instant())).isBetween(seconds(49), seconds(50));
      List<String> order = server.received().stream().map(Received::recipient).toList();
      List<String> quick = order.stream().filter(to -> to.endsWith("@atoll.example")).toList();
      assertThat(order.indexOf(quick.get(49)))
          .as("all of the quick domain come first")
          .isLessThan(53);
    }
  }

  @Test
  void withTheDaysMessagesSpentTheRestWaitsForTheNextDay() {
    pacing = new Pacing(NONE, NONE, NONE, Map.of(), 30);
    try (var server = ScriptedSmtpServer.start(new SmtpScript())) {
      DispatchResult first = send(server, 2, 50);
      clock.pass(Duration.ofHours(12));
      DispatchResult sameDay = send(server, 2, 50);
      clock.pass(Duration.ofHours(13));
      DispatchResult nextDay = send(server, 2, 50);

      assertThat(first.end()).isEqualTo(End.DAY_SPENT);
      assertThat(first.trouble()).contains("30 messages were accepted within 24 hours");
      assertThat(first.accepted()).isEqualTo(30);
      assertThat(first.tally().of(State.PENDING)).isEqualTo(20);
      assertThat(sameDay.accepted()).isZero();
      assertThat(sameDay.tally()).isEqualTo(first.tally());
      assertThat(nextDay.tally().of(State.ACCEPTED)).isEqualTo(50);
      assertThat(server.copies()).hasSize(50);
    }
  }

  @Test
  void refusedMessagesCostNothingOfTheDay() {
    pacing = new Pacing(NONE, NONE, NONE, Map.of(), 10);
    var script = new SmtpScript();
    for (int reader = 1; reader <= 40; reader++) {
      if (reader % 4 != 0) {
        script.at(SmtpScript.Stage.RCPT, reader(reader), 1, new SmtpScript.Say("550 5.2.1 off"));
      }
    }
    try (var server = ScriptedSmtpServer.start(script)) {
      assertThat(send(server, 1, 40).accepted()).isEqualTo(10);
    }
  }

  @Test
  void turnsThatNobodyTookAreNotSavedUp() {
    RateLimiter turns = new RateLimiter(2, clock);
    clock.pass(seconds(60));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waits.add(turns.turn());
    }

    assertThat(waits)
        .containsExactly(
            Duration.ZERO, Duration.ofMillis(500), seconds(1), Duration.ofMillis(1500));
  }

  private Duration timeFor(int connections, int messages) {
    try (var server = ScriptedSmtpServer.start(new SmtpScript().pipelining(false))) {
      Instant start = clock.instant();
      assertThat(send(server, connections, messages).accepted()).isEqualTo(messages);
      return Duration.between(start, clock.instant());
    }
  }

  private DispatchResult sendTo(Iterator<Subscriber> list, int planned, ScriptedSmtpServer server) {
    return dispatcher(server, 1).dispatch(SLOT, planned, ledger.states(SLOT), list, render);
  }

  private static Subscriber at(String address) {
    return MailFixture.subscriber(address);
  }
}
