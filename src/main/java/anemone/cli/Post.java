package anemone.cli;

import anemone.deliver.Books;
import anemone.deliver.Dispatched;
import anemone.deliver.Dispatcher;
import anemone.deliver.Outcome;
import anemone.deliver.Transport;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.render.Drafts;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.render.lint.Lint;
import anemone.render.lint.Report;
import anemone.render.lint.Severity;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Sends approved editions to the subscribers they are for. */
final class Post {

  /** After so long nobody wants to read what is left of an edition. */
  private static final Duration STALE = Duration.ofDays(4);

  private final Wiring wiring;
  private final Books books;
  private final Proofs proofs;
  private final Clock clock;
  private final boolean everyone;

  /**
   * The post.
   *
   * @param everyone whether those get mail, too, whose hour has not come
   */
  Post(Wiring wiring, Books books, Proofs proofs, Clock clock, boolean everyone) {
    this.wiring = wiring;
    this.books = books;
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
    check(wiring, proof, samples, clock.instant());
  }

  /** The same for whoever sends nothing. */
  static void check(Wiring wiring, Proof proof, Collection<Subscriber> samples, Instant now) {
    Slot slot = proof.edition().slot();
    Report report = new Report();
    new Proofreader(wiring, proof, now)
        .specimens(samples)
        .forEach(specimen -> report.add(slot.label(), Lint.check(specimen)));
    List<Report.Entry> errors = report.entries(Severity.ERROR);
    if (!errors.isEmpty()) {
      throw new CommandFailure(ExitCode.BAD_DATA, LintReport.refusal(slot, errors));
    }
  }

  /**
   * Sends a draft to the editor.
   *
   * @return what came of it, in words
   */
  String ask(Drafts.Draft draft) {
    EmailAddress editor = wiring.editorAddress();
    String label = draft.proof().edition().slot().label();
    Message copy =
        wiring
            .renderer(draft.proof())
            .render(wiring.guest(editor), clock.instant())
            .orElseThrow()
            .withId(
                "draft-"
                    + draft.hash().substring(0, 12)
                    + "."
                    + label.replace('/', '.')
                    + "@"
                    + editor.domain());
    try (Transport.Connection connection = wiring.transport().open()) {
      Outcome outcome = connection.send(copy.withSubject(draftSubject(copy)), () -> {});
      return outcome instanceof Outcome.Accepted
          ? "a preview went to the editor"
          : "the editor's preview was not accepted: " + outcome.reply();
    } catch (IOException e) {
      return "the editor's preview could not be sent: " + e.getMessage();
    }
  }

  private static String draftSubject(Message copy) {
    return "[draft] " + copy.subject();
  }

  /**
   * Sends what of an edition has not been sent, to those who are due; closes it when it is done.
   *
   * <p>A list with a bad entry keeps the edition open, so that whoever is behind it gets theirs
   * once it is mended.
   *
   * @param census the subscriber list, counted; it is counted anew if it has changed since
   */
  Posted send(Proofs.Approved approved, Census census) {
    Edition edition = approved.proof().edition();
    Slot slot = edition.slot();
    Instant now = clock.instant();
    Predicate<Subscriber> due = s -> slot.isFor(s) && (everyone || slot.isDue(s, now));
    SubscriberFile list = wiring.subscribers(books.suppressions());
    Census counted =
        list.isAsCounted(census) ? census : wiring.census(books.suppressions(), everyone, false);
    Census.Share share = counted.share(slot, due);
    Renderer renderer = wiring.renderer(approved.proof());
    Dispatcher dispatcher = wiring.dispatcher(books);
    Dispatched dispatched;
    try (SubscriberFile.Cursor cursor = list.matching(due, counted.suppressed())) {
      dispatched =
          LastWish.during(
              dispatcher::stop,
              dispatcher::abandon,
              () ->
                  dispatcher.dispatch(
                      slot, share.count(), cursor, s -> renderer.render(s, clock.instant())));
    }
    Posted posted = new Posted(slot, edition.bites().size(), dispatched, share);
    if ((counted.invalid() == 0 && posted.isFinished(wiring.unknown()))
        || slot.isOver(now, STALE)) {
      proofs.close(slot, now);
    }
    return posted;
  }
}
