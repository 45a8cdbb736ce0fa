package anemone.cli;

import anemone.deliver.Dispatched;
import anemone.deliver.Dispatcher;
import anemone.deliver.Ledger;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.render.lint.Lint;
import anemone.render.lint.Report;
import anemone.render.lint.Severity;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Sends approved editions to the subscribers they are for. */
final class Post {

  /** After so long nobody wants to read what is left of an edition. */
  private static final Duration STALE = Duration.ofDays(4);

  private final Wiring wiring;
  private final Ledger ledger;
  private final Proofs proofs;
  private final Clock clock;
  private final boolean everyone;

  /**
   * The post.
   *
   * @param everyone whether those get mail, too, whose hour has not come
   */
  Post(Wiring wiring, Ledger ledger, Proofs proofs, Clock clock, boolean everyone) {
    this.wiring = wiring;
    this.ledger = ledger;
    this.proofs = proofs;
    this.clock = clock;
    this.everyone = everyone;
  }

  /**
   * Renders a proof for some subscribers and throws the results away: a mistake shows before
   * anything is approved.
   *
   * @throws anemone.render.TemplateProblem if a template fails
   * @throws CommandFailure if a mail has an error that {@code anemone lint} would find
   */
  void check(Proof proof, Collection<Subscriber> samples) {
    Slot slot = proof.edition().slot();
    Report report = new Report();
    new Proofreader(wiring, proof, clock.instant())
        .specimens(samples)
        .forEach(specimen -> report.add(slot.label(), Lint.check(specimen)));
    List<Report.Entry> errors = report.entries(Severity.ERROR);
    if (!errors.isEmpty()) {
      throw new CommandFailure(ExitCode.BAD_DATA, LintReport.refusal(slot, errors));
    }
  }

  /**
   * Sends what of an edition has not been sent, to those who are due; closes it when it is done.
   *
   * @param whole whether the subscriber list can be read whole; one with a bad entry keeps the
   *     edition open, so that whoever is behind it gets theirs once it is mended
   */
  Posted send(Proofs.Approved approved, boolean whole) {
    Edition edition = approved.proof().edition();
    Slot slot = edition.slot();
    Instant now = clock.instant();
    Predicate<Subscriber> due = s -> everyone || !now.isBefore(slot.dueAt(s.hour(), s.zone()));
    AtomicLong planned = new AtomicLong();
    AtomicLong later = new AtomicLong();
    wiring
        .subscribers()
        .each(
            subscriber -> {
              if (subscriber.cadence() == slot.cadence()) {
                (due.test(subscriber) ? planned : later).incrementAndGet();
              }
            });
    Renderer renderer = wiring.renderer(approved.proof());
    Dispatcher dispatcher = wiring.dispatcher(ledger);
    Dispatched dispatched;
    try (SubscriberFile.Cursor cursor =
        wiring.subscribers().matching(s -> s.cadence() == slot.cadence() && due.test(s))) {
      dispatched =
          LastWish.during(
              dispatcher::stop,
              () ->
                  dispatcher.dispatch(
                      slot, planned.get(), cursor, s -> renderer.render(s, clock.instant())));
    }
    Posted posted = new Posted(slot, edition.bites().size(), dispatched, later.get());
    if ((whole && posted.isFinished(wiring.unknown())) || slot.isOver(now, STALE)) {
      proofs.close(slot, now);
    }
    return posted;
  }
}
