package anemone.run;

import anemone.article.ArticleId;
import anemone.deliver.Books;
import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchPlan;
import anemone.deliver.DispatchResult;
import anemone.deliver.Dispatcher;
import anemone.deliver.Ledger;
import anemone.deliver.Tally;
import anemone.deliver.UnknownPolicy;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Sends approved editions to their subscribers. */
public final class EditionSender {

  private final Function<Proof, Renderer> renderers;
  private final EarlierStories stories;
  private final Mailer mailer;
  private final Books books;
  private final StateHistory history;
  private final Proofs proofs;
  private final Clock clock;
  private final DeliveryFigures deliveries;
  private final Optional<Shards> shards;
  private final SendScope scope;
  private final SendMonitor monitor;
  private final Optional<Supplier<SharedEdition>> sharing;

  /** Whether the process was asked to stop; set by another thread. */
  private volatile boolean stopping;

  private volatile Optional<Dispatcher> running = Optional.empty();

  private volatile Optional<SharedEdition> shared = Optional.empty();

  /** Editions that were reopened by name; their deliveries are retried without a pause. */
  private final Set<Slot> reopened = new HashSet<>();

  /** The last renderer used: sending reuses what was rendered for the check. */
  private Optional<Renderer> renderer = Optional.empty();

  /**
   * A sender.
   *
   * @param state records the deliveries
   * @param renderers returns the renderer of a proof
   * @param stories the stories that subscribers have had in other editions
   * @param mailer sends the mails
   * @param scope the recipients
   * @param monitor monitors the sending of each edition
   * @param sharing opens what shares an edition with other workers; empty if there can be none
   */
  public EditionSender(
      NewsletterState state,
      Function<Proof, Renderer> renderers,
      EarlierStories stories,
      Mailer mailer,
      SendScope scope,
      SendMonitor monitor,
      Optional<Supplier<SharedEdition>> sharing) {
    this.books = state.books();
    this.history = state.history();
    this.proofs = state.proofs();
    this.deliveries = state.figures();
    this.shards = state.shards();
    this.renderers = renderers;
    this.stories = stories;
    this.mailer = mailer;
    this.clock = mailer.clock();
    this.scope = scope;
    this.monitor = monitor;
    this.sharing = sharing;
  }

  /**
   * Renders and checks a proof for sample subscribers, so that mistakes show before it is approved.
   *
   * @throws anemone.render.TemplateProblem if a template fails
   * @throws CommandFailure if a mail has an error that {@code anemone lint} would find
   */
  public void check(Proof proof, Stream<Subscriber> samples) {
    LintGate.check(renderer(proof), samples, clock.instant());
  }

  /** Returns warnings about a state that may have been restored from a backup. */
  List<String> doubts(int missed) {
    return history.doubts(missed);
  }

  /** Settles the editions that were recalled while no process was running. */
  void settleRecalls() {
    monitor.recalls().unsettled().forEach(this::settle);
  }

  /** Reopens an edition that was given up; does nothing for any other. */
  void reopen(Slot slot) {
    boolean recalled = monitor.recalls().recalled(slot).isPresent();
    if (!recalled && books.ledger().tally(slot).open(mailer.plan().unknown()) > 0) {
      proofs.reopen(slot);
      reopened.add(slot);
    }
  }

  private static String words(DeliveryFigures.Trouble trouble) {
    return AddressMask.in(trouble.address(), trouble.reply().toString());
  }

  private void settle(Slot slot) {
    if (shards.filter(s -> s.isActive(slot)).isPresent()) {
      return; // a worker still hears of the recall; the next run settles it
    }
    books.ledger().recover(slot, clock.instant());
    monitor.recalls().settle(slot, clock.instant());
  }

  /**
   * Sends an edition to the subscribers who are due and do not have it yet; closes it when it is
   * finished.
   *
   * <p>If the list has a bad entry, the edition stays open, so that its subscriber can get it once
   * the entry is fixed.
   *
   * @param audience the subscribers; later changes are taken into account
   */
  SendResult send(Proofs.Approved approved, Audience audience) {
    return GracefulShutdown.during(
        this::stop,
        this::abandon,
        () -> {
          Slot slot = approved.proof().edition().slot();
          if (isLeft(slot)) {
            // The workers wait for its release.
            return sendAt(later(clock.instant(), approved.release()), approved, audience);
          }
          monitor.hold(mailer.pause()).await(slot, approved.release(), () -> stopping);
          return sendAt(clock.instant(), approved, audience);
        });
  }

  /** Whether this process leaves an edition to the workers. */
  private boolean isLeft(Slot slot) {
    return scope.part() == SharedEdition.Part.LEAVE
        && sharing.isPresent()
        && !reopened.contains(slot);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void stop() {
    stopping = true;
    running.ifPresent(Dispatcher::stop);
    shared.ifPresent(SharedEdition::stop);
  }

  private void abandon() {
    running.ifPresent(Dispatcher::abandon);
    shared.ifPresent(SharedEdition::abandon);
  }

  private SendResult sendAt(Instant now, Proofs.Approved approved, Audience audience) {
    Edition edition = approved.proof().edition();
    Slot slot = edition.slot();
    // Tomorrow's edition is only for subscribers whose day has begun.
    boolean everyone = scope.everyone() && slot.hasBegun(now, approved.proof().letterhead().zone());
    Predicate<Subscriber> due = s -> slot.isFor(s) && (everyone || slot.isDue(s, now));
    Audience.Share counted = audience.share(slot, due);
    Members members = audience.members(due);
    Audience.Share share =
        new Audience.Share(members.size(), counted.later(), counted.suppressed());
    DispatchResult dispatched =
        scope
            .only()
            .map(state -> dispatchPart(approved.proof(), state, members))
            .orElseGet(
                () ->
                    sharing
                        .filter(s -> !reopened.contains(slot))
                        .map(opening -> share(slot, members, now, everyone, opening))
                        .orElseGet(() -> dispatchAlone(approved.proof(), members)));
    boolean recalled = monitor.recalls().recalled(slot).isPresent();
    SendResult posted =
        new SendResult(
                slot,
                edition.bites().size(),
                dispatched,
                share,
                recalled,
                0,
                mailer.plan().unknown())
            .because(() -> deliveries.lastTrouble(slot).map(EditionSender::words).orElse(""));
    if (recalled) {
      settle(slot);
    } else if (scope.only().isEmpty() && audience.invalid() == 0 && posted.isFinished()) {
      proofs.close(slot, now);
    } else if (scope.only().isEmpty() && isStale(approved, now)) {
      proofs.close(slot, now);
      return posted.closed();
    }
    return posted;
  }

  /** Whether retries have ended; the slot alone cannot tell, since a monthly one begins early. */
  private boolean isStale(Proofs.Approved approved, Instant now) {
    Duration limit = mailer.plan().retries().giveUp();
    return approved.proof().edition().slot().isOver(now, limit)
        && now.isAfter(approved.at().plus(limit));
  }

  /** Has an edition sent by all workers, from the time at which it is due. */
  private DispatchResult share(
      Slot slot, Members members, Instant due, boolean everyone, Supplier<SharedEdition> opening) {
    Ledger ledger = books.ledger();
    Tally before = ledger.tally(slot);
    Ledger.States states = ledger.states(slot);
    Members open =
        states == Ledger.States.NONE
            ? members
            : members.where(s -> !states.of(s.address()).isFinal());
    SharedEdition.Request request = SharedEdition.Request.of(slot, members, open, due, everyone);
    try (SharedEdition sharedEdition = opening.get()) {
      shared = Optional.of(sharedEdition);
      return monitor.duringShared(
          slot,
          members.size(),
          settled(before),
          progress -> sharedEdition.send(request, ledger, () -> stopping, progress));
    } finally {
      shared = Optional.empty();
    }
  }

  /** Sends only deliveries in the given state. */
  private DispatchResult dispatchPart(Proof proof, State state, Members members) {
    Slot slot = proof.edition().slot();
    shards.ifPresent(s -> s.withdraw(slot, clock.instant()));
    Tally before = books.ledger().tally(slot);
    books.ledger().recover(slot, clock.instant());
    Ledger.States states = books.ledger().states(slot);
    DispatchResult dispatched =
        dispatch(proof, members.where(s -> states.of(s.address()) == state), states);
    // The ledger records the number planned for the whole edition, not for this part.
    long all = before.total() - dispatched.tally().nothing();
    books.ledger().plan(slot, Math.max(all, books.ledger().tally(slot).total()));
    return dispatched;
  }

  private DispatchResult dispatchAlone(Proof proof, Members members) {
    Slot slot = proof.edition().slot();
    shards.ifPresent(s -> s.withdraw(slot, clock.instant()));
    return dispatch(proof, members, books.ledger().states(slot));
  }

  private DispatchResult dispatch(Proof proof, Members members, Ledger.States earlier) {
    Slot slot = proof.edition().slot();
    long planned = members.size();
    Tally before = books.ledger().tally(slot);
    Renderer copies = renderer(proof);
    Function<Subscriber, Set<ArticleId>> had = stories.in(proof.edition());
    DispatchPlan plan = mailer.plan();
    Dispatcher dispatcher =
        mailer.dispatcher(
            books,
            scope.only().isPresent()
                ? plan.atOnce()
                : reopened.contains(slot) ? plan.withoutPauses() : plan);
    running = Optional.of(dispatcher);
    if (stopping || monitor.recalls().recalled(slot).isPresent()) {
      dispatcher.stop();
    }
    return monitor.during(
        slot,
        planned,
        scope.only().isEmpty() ? settled(before) : 0,
        dispatcher,
        () ->
            dispatcher.dispatch(
                slot,
                planned,
                earlier,
                members.iterator(),
                s -> copies.render(s, clock.instant(), had.apply(s))));
  }

  private Renderer renderer(Proof proof) {
    Renderer fitting =
        renderer.filter(r -> r.proof().equals(proof)).orElseGet(() -> renderers.apply(proof));
    renderer = Optional.of(fitting);
    return fitting;
  }

  private long settled(Tally tally) {
    long unknown = mailer.plan().unknown() == UnknownPolicy.SKIP ? tally.of(State.UNKNOWN) : 0;
    return tally.of(State.ACCEPTED) + tally.of(State.REFUSED) + unknown;
  }
}
