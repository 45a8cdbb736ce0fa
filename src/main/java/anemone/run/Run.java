package anemone.run;

import anemone.deliver.bounce.BounceProcessor;
import anemone.edition.Slot;
import anemone.edition.Timetable.Turn;
import anemone.process.Logging;
import anemone.process.Plurals;
import anemone.render.DraftCopy;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.subscriber.Cadence;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of a newsletter: its steps and their results. */
public final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final EditionDesk desk;
  private final EditionSender sender;
  private final DraftMail mail;
  private final Audience audience;
  private final Supplier<CollectResult> collect;
  private final Supplier<Optional<BounceProcessor.ProcessResult>> readBounces;
  private final PrintWriter err;
  private List<String> doubts;
  private final RunResult result = new RunResult();
  private final Set<Slot> sent = new HashSet<>();

  /**
   * A run.
   *
   * @param desk composes editions
   * @param sender sends editions
   * @param mail sends drafts to their editor
   * @param audience the subscribers
   * @param collect fetches the sources
   * @param readBounces reads the return mailbox, if there is one
   * @param err receives a line for each failure
   */
  public Run(
      EditionDesk desk,
      EditionSender sender,
      DraftMail mail,
      Audience audience,
      Supplier<CollectResult> collect,
      Supplier<Optional<BounceProcessor.ProcessResult>> readBounces,
      PrintWriter err) {
    this.desk = desk;
    this.sender = sender;
    this.mail = mail;
    this.audience = audience;
    this.collect = collect;
    this.readBounces = readBounces;
    this.err = err;
    this.doubts = sender.doubts(desk.missed(audience.cadences()));
  }

  /** Returns what the run has done so far. */
  public RunResult result() {
    return result;
  }

  /** Resumes unfinished editions, collects, issues due editions, and processes bounces. */
  public void everything() {
    resume();
    if (!result.isStopped()) {
      collect();
      issue(audience::isDue);
      issueEarly();
    }
    tellOfEarlier(begin(audience.cadences()));
    if (!result.isStopped()) {
      desk.fetch();
      readBounces.get().ifPresent(this::note);
    }
  }

  /** Fetches the sources. */
  public void collect() {
    CollectResult found = collect.get();
    found.reportNews(err);
    result.collected(found);
  }

  /** Collects, and closes open and due editions without sending them. */
  public void takeAsSent() {
    collect();
    takeAsSent(audience.cadences());
    begin(audience.cadences());
  }

  /** Sends the rest of the editions that an earlier run left unfinished. */
  public void resume() {
    sender.settleRecalls();
    desk.open().forEach(this::send);
  }

  /**
   * Sends the rest of an edition that an earlier run left unfinished.
   *
   * @return whether the edition was unfinished
   */
  public boolean resume(Slot slot) {
    sender.reopen(slot);
    Optional<Proofs.Approved> open =
        desk.open().stream().filter(a -> a.proof().edition().slot().equals(slot)).findFirst();
    open.ifPresent(this::send);
    return open.isPresent();
  }

  /**
   * Composes, approves and sends the edition of a slot, if it is due and does not exist yet.
   *
   * @return whether it was due
   */
  public boolean issue(Slot slot) {
    Optional<Turn> due =
        desk.turns(slot.cadence()).stream()
            .filter(turn -> turn.slot().equals(slot))
            .findFirst()
            .or(() -> desk.openTurn(slot));
    due.ifPresent(turn -> Logging.about(slot.label(), () -> issue(turn, cadence -> true)));
    return due.isPresent();
  }

  /**
   * Records that the newsletter has editions of the given cadences from now on.
   *
   * @return the open slots that began before, and so get no edition
   */
  public List<Slot> begin(Collection<Cadence> cadences) {
    return desk.begin(cadences);
  }

  /** Prints which slots get no edition because they began before the newsletter. */
  private void tellOfEarlier(List<Slot> slots) {
    for (Slot slot : slots) {
      result.tell(
          "%s began before this newsletter and is not sent; the first %s edition is %s"
              .formatted(slot, slot.cadence().word(), slot.next()));
    }
  }

  /** Records the result of processing bounces; an unavailable mailbox does not fail the run. */
  private void note(BounceProcessor.ProcessResult cleared) {
    result.returned(cleared);
    if (!cleared.trouble().isEmpty()) {
      err.println("bounces: " + cleared.trouble() + "; the next run tries again");
    }
  }

  /** Composes, approves and sends the due editions of the matching cadences. */
  public void issue(Predicate<Cadence> cadences) {
    for (Cadence cadence : Cadence.values()) {
      if (cadences.test(cadence)) {
        desk.turns(cadence).stream()
            .filter(turn -> !result.isStopped())
            .forEach(turn -> Logging.about(turn.slot().label(), () -> issue(turn, cadences)));
      }
    }
  }

  /** Issues editions of a day that has only begun in zones further east. */
  private void issueEarly() {
    for (Cadence cadence : Cadence.values()) {
      desk.early(cadence)
          .filter(turn -> !result.isStopped() && isDue(turn.slot()))
          .ifPresent(turn -> Logging.about(turn.slot().label(), () -> issue(turn, any -> true)));
    }
  }

  /** Whether a subscriber in such a zone is due. */
  private boolean isDue(Slot slot) {
    return audience.share(slot, s -> slot.isDue(s, desk.now())).count() > 0;
  }

  /** Closes open editions, and due editions of the given cadences, without sending them. */
  private void takeAsSent(Collection<Cadence> cadences) {
    for (Cadence cadence : cadences) {
      for (Turn turn : desk.turns(cadence)) {
        if (!desk.isApproved(turn.slot())) {
          desk.compose(turn).ifPresent(desk::approve);
        }
        desk.visit(turn.slot());
      }
    }
    for (Proofs.Approved approved : desk.open()) {
      Slot slot = approved.proof().edition().slot();
      desk.proofs().close(slot, desk.now());
      result.tell(slot + ": taken as sent");
    }
  }

  private void issue(Turn turn, Predicate<Cadence> cadences) {
    if (desk.isApproved(turn.slot())) {
      return;
    }
    Optional<Proof> proof = desk.composeAsking(turn).map(desk.withFetched());
    proof.ifPresent(p -> LOG.info("composed: {}", FateCount.of(p.edition())));
    proof.ifPresent(p -> sender.check(p, audience.samples(turn.slot().cadence()).stream()));
    if (!cadences.test(turn.slot().cadence())) {
      return;
    }
    if (proof.isPresent() && desk.approvalNeeded()) {
      desk.visit(turn.slot());
      draft(proof.get());
    } else if (proof.isPresent()) {
      Proofs.Approved approved = desk.approve(proof.get());
      desk.visit(turn.slot());
      result.composed(proof.get().edition());
      send(approved);
    } else {
      desk.visit(turn.slot());
      result.tell(turn.slot() + ": nothing new, so no edition");
    }
  }

  /** Keeps a proof as the draft of its slot, and has it sent to the editor until they have it. */
  private void draft(Proof proof) {
    Slot slot = proof.edition().slot();
    List<String> before =
        desk.drafts().find(slot).map(Approvals::titles).orElse(Approvals.titles(proof));
    Drafts.Draft draft = desk.draft(proof);
    result.waits(slot);
    result.composed(proof.edition());
    result.tell(
        "%s: %s for approval, %s%s%s"
            .formatted(
                slot,
                Plurals.count(proof.edition().bites().size(), "story waits", "stories wait"),
                DraftCopy.shown(draft.hash()),
                Approvals.progress(desk.drafts(), draft, desk.release().approvers()),
                before.equals(Approvals.titles(draft))
                    ? ""
                    : "; " + Approvals.difference(before, Approvals.titles(draft))));
    if (draft.mailed().isEmpty()) {
      DraftMail.Result mailed = mail.send(draft, desk.now());
      result.tell(mailed.words());
      if (mailed.accepted()) {
        desk.drafts().mailed(slot, desk.now());
        desk.drafts().seen(slot);
      }
    }
  }

  private void send(Proofs.Approved approved) {
    Slot slot = approved.proof().edition().slot();
    if (result.mayGoOn() && sent.add(slot)) {
      Logging.about(
          slot.label(),
          () -> {
            LOG.info("sending begins");
            doubts.forEach(err::println);
            doubts = List.of();
            SendResult sending = sender.send(approved, audience);
            LOG.info("sending ended: {}", sending.outcome());
            result.sent(sending);
          });
    }
  }
}
