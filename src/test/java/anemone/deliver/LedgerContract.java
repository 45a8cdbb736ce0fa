package anemone.deliver;

import static anemone.fixture.MailFixture.SLOT;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Delivery.State;
import anemone.edition.Slot;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ledger keeps; a subclass names the ledger. */
public abstract class LedgerContract {

  private static final EmailAddress ADA = subscriber("ada@reef.example").address();
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Reply OK = new Reply(250, "2.0.0", "taken");
  private static final Outcome TAKEN = new Outcome.Accepted(OK);
  private static final Reply LATER = new Reply(451, "4.7.1", "greylisted");

  /** The same ledger at every call in a test. */
  protected abstract Ledger ledger();

  /** The ledger as the next process finds it, this one having died without a word. */
  protected abstract Ledger afterCrash();

  @Test
  void aDeliveryIsPendingUntilItIsWrittenDown() {
    ledger().plan(SLOT, 3);

    assertThat(ledger().find(SLOT, ADA)).isEmpty();
    assertThat(ledger().tally(SLOT).of(State.PENDING)).isEqualTo(3);
  }

  @Test
  void theLastReplyAndBothTimesAreKept() {
    ledger().record(SLOT, ADA, new Outcome.Deferred(LATER), NINE);
    ledger().sending(SLOT, ADA, TEN);
    ledger().record(SLOT, ADA, new Outcome.Accepted(OK), TEN);
    ledger().flush();

    assertThat(ledger().find(SLOT, ADA))
        .contains(new Delivery(SLOT, ADA, State.ACCEPTED, OK, 2, 0, NINE, TEN));
  }

  @Test
  void whatWasLeavingWhenTheProcessDiedIsUnknown() {
    ledger().sending(SLOT, ADA, NINE);
    Ledger next = afterCrash();

    assertThat(next.recover(SLOT, TEN)).isEqualTo(1);
    assertThat(next.find(SLOT, ADA)).map(Delivery::state).contains(State.UNKNOWN);
    assertThat(next.find(SLOT, ADA)).map(Delivery::attempts).contains(1);
    assertThat(next.recover(SLOT, TEN)).isZero();
  }

  @Test
  void theStatesOfAnEditionAreThoseOfEachDelivery() {
    EmailAddress bo = subscriber("bo@reef.example").address();
    EmailAddress zoe = subscriber("Zoë@reef.example").address();
    ledger().record(SLOT, ADA, new Outcome.Accepted(OK), NINE);
    ledger().record(SLOT, bo, new Outcome.Deferred(LATER), NINE);
    ledger().record(SLOT, zoe, new Outcome.Refused(LATER), NINE);
    ledger().record(SLOT.next(), subscriber("cy@reef.example").address(), TAKEN, NINE);
    ledger().flush();

    Ledger.States states = ledger().states(SLOT);

    assertThat(states.of(new EmailAddress("ADA", "reef.example"))).isEqualTo(State.ACCEPTED);
    assertThat(states.of(bo)).isEqualTo(State.DEFERRED);
    assertThat(states.of(new EmailAddress("ZOË", "reef.example"))).isEqualTo(State.REFUSED);
    assertThat(states.of(subscriber("cy@reef.example").address())).isEqualTo(State.PENDING);
  }

  @Test
  void whatWasFlushedSurvivesTheProcess() {
    ledger().sending(SLOT, ADA, NINE);
    ledger().record(SLOT, ADA, new Outcome.Accepted(OK), NINE);
    ledger().flush();

    assertThat(afterCrash().find(SLOT, ADA)).map(Delivery::reply).contains(OK);
  }

  @Test
  void anOutcomeIsDurableOnceAnotherDeliveryLeaves() {
    ledger().sending(SLOT, ADA, NINE);
    ledger().record(SLOT, ADA, new Outcome.Accepted(OK), NINE);
    ledger().sending(SLOT, subscriber("bo@reef.example").address(), NINE);

    assertThat(afterCrash().find(SLOT, ADA)).map(Delivery::state).contains(State.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada@reef.example", "ADA@reef.example"})
  void nothingLeavesTwice(String again) {
    EmailAddress twin = subscriber(again).address();
    ledger().sending(SLOT, ADA, NINE);
    assertThatThrownBy(() -> ledger().sending(SLOT, twin, NINE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("reef");

    ledger().record(SLOT, ADA, new Outcome.Accepted(OK), NINE);
    assertThatThrownBy(() -> ledger().sending(SLOT, twin, TEN))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger().find(SLOT, twin)).map(Delivery::state).contains(State.ACCEPTED);
  }

  @Test
  void capitalsBeyondAsciiMakeNoOther() {
    ledger().sending(SLOT, new EmailAddress("Änne", "reef.example"), NINE);

    assertThatThrownBy(() -> ledger().sending(SLOT, new EmailAddress("änne", "reef.example"), NINE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger().find(SLOT, new EmailAddress("ÄNNE", "reef.example")))
        .map(Delivery::state)
        .contains(State.SENDING);
  }

  @Test
  void anUnknownOrDeferredDeliveryMayLeaveAgain() {
    ledger().sending(SLOT, ADA, NINE);
    ledger().record(SLOT, ADA, new Outcome.Unknown(Reply.none("the line broke")), NINE);
    ledger().sending(SLOT, ADA, TEN);
    ledger().record(SLOT, ADA, new Outcome.Deferred(LATER), TEN);
    ledger().sending(SLOT, ADA, TEN);

    assertThat(ledger().find(SLOT, ADA)).map(Delivery::state).contains(State.SENDING);
  }

  @Test
  void editionsDoNotMix() {
    Slot weekly = new Slot(Cadence.WEEKLY, LocalDate.of(2026, 11, 23));
    ledger().sending(SLOT, ADA, NINE);

    assertThat(ledger().find(weekly, ADA)).isEmpty();
    assertThat(ledger().recover(weekly, TEN)).isZero();
    assertThat(ledger().tally(weekly).total()).isZero();
  }

  @Test
  void manyThreadsWriteWithoutLosingOne() {
    List<EmailAddress> addresses =
        IntStream.range(0, 2000)
            .mapToObj(i -> subscriber("reader" + i + "@reef.example").address())
            .toList();
    ledger().plan(SLOT, 2500);

    addresses.parallelStream()
        .forEach(
            address -> {
              ledger().sending(SLOT, address, NINE);
              ledger().record(SLOT, address, new Outcome.Accepted(OK), NINE);
            });
    ledger().flush();

    Tally tally = ledger().tally(SLOT);
    assertThat(tally.of(State.ACCEPTED)).isEqualTo(2000);
    assertThat(tally.left()).isEqualTo(500);
  }
}
