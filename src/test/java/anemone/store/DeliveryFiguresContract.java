package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.edition.Slot;
import anemone.run.DeliveryFigures.Domain;
import anemone.run.DeliveryFigures.Figures;
import anemone.run.DeliveryFigures.Trouble;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DeliveryFiguresContract extends StoreContract {

  private static final Slot SLOT = Slot.parse("daily/2026-11-23");
  private static final Instant SIX = Instant.parse("2026-11-23T06:00:00Z");
  private static final Reply OK = new Reply(250, "2.0.0", "taken");
  private static final Reply LATER = new Reply(451, "4.7.1", "greylisted");
  private static final Reply NEVER = new Reply(550, "5.1.1", "who?");

  private Database database;
  private SqlLedger ledger;
  private SqlDeliveries deliveries;

  @BeforeEach
  void open() {
    database = database();
    ledger = new SqlLedger(database);
    deliveries = new SqlDeliveries(database);
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  @Test
  void domainsAreCountedWhateverTheirCapitalsTheLargestFirst() {
    accepted("ada", "small.example", 0);
    accepted("ada", "large.example", 0);
    accepted("grace", "LARGE.example", 1);
    ledger.record(
        SLOT, new EmailAddress("joan", "large.example"), new Outcome.Deferred(LATER), SIX);
    ledger.flush();

    List<Domain> domains = new ArrayList<>();
    deliveries.domains(SLOT, domains::add);

    assertThat(domains).extracting(Domain::name).containsExactly("large.example", "small.example");
    assertThat(domains.get(0).tally().of(State.ACCEPTED)).isEqualTo(2);
    assertThat(domains.get(0).tally().of(State.DEFERRED)).isEqualTo(1);
    assertThat(domains.get(0).attempts()).isEqualTo(3);
  }

  @Test
  void theTroubleOfADomainIsTheLastOneThatWasNotOvercome() {
    EmailAddress ada = new EmailAddress("ada", "one.example");
    EmailAddress joan = new EmailAddress("joan", "one.example");
    ledger.record(SLOT, joan, new Outcome.Refused(NEVER), SIX);
    ledger.record(SLOT, ada, new Outcome.Deferred(LATER), SIX.plusSeconds(1));
    accepted("grace", "one.example", 2);
    accepted("grace", "two.example", 2);
    ledger.flush();
    Map<String, Trouble> before = deliveries.troubles(SLOT, List.of("one.example", "two.example"));
    ledger.record(SLOT, ada, new Outcome.Accepted(OK), SIX.plusSeconds(9));
    ledger.flush();

    assertThat(before)
        .containsExactly(
            Map.entry("one.example", new Trouble(ada, State.DEFERRED, LATER, SIX.plusSeconds(1))));
    assertThat(deliveries.troubles(SLOT, List.of("one.example")))
        .containsExactly(Map.entry("one.example", new Trouble(joan, State.REFUSED, NEVER, SIX)));
  }

  @Test
  void figuresTellOfThisEditionAlone() {
    accepted("ada", "one.example", 0);
    accepted("grace", "one.example", 90);
    ledger.record(
        SLOT,
        new EmailAddress("joan", "one.example"),
        new Outcome.Refused(NEVER),
        SIX.plusSeconds(99));
    ledger.record(
        SLOT.next(), new EmailAddress("ada", "one.example"), new Outcome.Accepted(OK), SIX);
    ledger.flush();

    Figures figures = deliveries.figures(SLOT);

    assertThat(figures.attempts()).isEqualTo(3);
    assertThat(figures.first()).contains(SIX);
    assertThat(figures.last()).contains(SIX.plusSeconds(99));
    assertThat(figures.acceptedLast()).contains(SIX.plusSeconds(90));
    assertThat(figures.minutes()).isEqualTo(2);
    assertThat(deliveries.figures(SLOT.next().next()).first()).isEmpty();
  }

  private void accepted(String local, String domain, long second) {
    ledger.record(
        SLOT, new EmailAddress(local, domain), new Outcome.Accepted(OK), SIX.plusSeconds(second));
  }
}
