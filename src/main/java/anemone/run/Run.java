package anemone.run;

import anemone.article.ArticleId;
import anemone.deliver.bounce.BounceProcessor;
import anemone.edition.Edition;
import anemone.edition.Fate;
import anemone.edition.Slot;
import anemone.edition.Timetable.Turn;
import anemone.process.ExitCode;
import anemone.process.Logging;
import anemone.process.Plurals;
import anemone.render.DraftCopy;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.subscriber.Cadence;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<String> told = new ArrayList<>();
  private final Map<Slot, FateCount> composed = new LinkedHashMap<>();
  private final Map<Slot, Map<ArticleId, Fate>> fates = new LinkedHashMap<>();
  private final List<SendResult> posted = new ArrayList<>();
  private final Set<Slot> sent = new HashSet<>();
  private final List<Slot> waiting = new ArrayList<>();
  private Optional<CollectResult> collected = Optional.empty();
  private Optional<BounceProcessor.ProcessResult> returned = Optional.empty();

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

  /** Resumes unfinished editions, collects, issues due editions, and processes bounces. */
  public void everything() {
    resume();
    if (!isStopped()) {
      collect();
      issue(audience::isDue);
      issueEarly();
    }
    tellOfEarlier(begin(audience.cadences()));
    if (!isStopped()) {
      desk.fetch();
      readBounces.get().ifPresent(this::note);
    }
  }

  /** Fetches the sources. */
  public void collect() {
    CollectResult found = collect.get();
    found.reportNews(err);
    collected = Optional.of(found);
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
      told.add(
          "%s began before this newsletter and is not sent; the first %s edition is %s"
              .formatted(slot, slot.cadence().word(), slot.next()));
    }
  }

  /** Records the result of processing bounces; an unavailable mailbox does not fail the run. */
  private void note(BounceProcessor.ProcessResult cleared) {
    returned = Optional.of(cleared);
    if (!cleared.trouble().isEmpty()) {
      err.println("bounces: " + cleared.trouble() + "; the next run tries again");
    }
  }

  /** Composes, approves and sends the due editions of the matching cadences. */
  public void issue(Predicate<Cadence> cadences) {
    for (Cadence cadence : Cadence.values()) {
      if (cadences.test(cadence)) {
        desk.turns(cadence).stream()
            .filter(turn -> !isStopped())
            .forEach(turn -> Logging.about(turn.slot().label(), () -> issue(turn, cadences)));
      }
    }
  }

  /** Issues editions of a day that has only begun in zones further east. */
  private void issueEarly() {
    for (Cadence cadence : Cadence.values()) {
      desk.early(cadence)
          .filter(turn -> !isStopped() && isDue(turn.slot()))
          .ifPresent(turn -> Logging.about(turn.slot().label(), () -> issue(turn, any -> true)));
    }
  }

  /** Whether a subscriber in such a zone is due. */
  private boolean isDue(Slot slot) {
    return audience.share(slot, s -> slot.isDue(s, desk.now())).count() > 0;
  }

  /** Whether the process was asked to stop, so that nothing new should begin. */
  public boolean isStopped() {
    return posted.stream().anyMatch(SendResult::isStopped);
  }

  /** Closes open editions, and due editions of the given cadences, without sending them. */
  private void takeAsSent(Collection<Cadence> cadences) {
    for (Cadence cadence : cadences) {
      for (Turn turn : desk.turns(cadence)) {
        if (desk.approved(turn.slot()).isEmpty()) {
          desk.compose(turn).ifPresent(desk::approve);
        }
        desk.visit(turn.slot());
      }
    }
    for (Proofs.Approved approved : desk.open()) {
      Slot slot = approved.proof().edition().slot();
      desk.proofs().close(slot, desk.now());
      told.add(slot + ": taken as sent");
    }
  }

  private void issue(Turn turn, Predicate<Cadence> cadences) {
    if (desk.approved(turn.slot()).isPresent()) {
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
      count(proof.get().edition());
      send(approved);
    } else {
      desk.visit(turn.slot());
      told.add(turn.slot() + ": nothing new, so no edition");
    }
  }

  private void count(Edition edition) {
    composed.put(edition.slot(), FateCount.of(edition));
    fates.put(edition.slot(), edition.fates());
  }

  /** Keeps a proof as the draft of its slot, and has it sent to the editor until they have it. */
  private void draft(Proof proof) {
    Slot slot = proof.edition().slot();
    List<String> before =
        desk.drafts().find(slot).map(Approvals::titles).orElse(Approvals.titles(proof));
    Drafts.Draft draft = desk.draft(proof);
    waiting.add(slot);
    count(proof.edition());
    told.add(
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
      told.add(mailed.words());
      if (mailed.accepted()) {
        desk.drafts().mailed(slot, desk.now());
        desk.drafts().seen(slot);
      }
    }
  }

  /** Returns the result of the run in one line. */
  public String line() {
    Optional<SendResult> first =
        posted.stream().filter(p -> composed.containsKey(p.slot())).findFirst();
    List<String> parts = new ArrayList<>();
    if (first.isEmpty()) {
      collected.ifPresent(found -> parts.add(found.toString()));
    }
    parts.addAll(told);
    for (SendResult each : posted) {
      FateCount fates = composed.get(each.slot());
      // Only the first new edition names the collected articles.
      String found =
          first.filter(each::equals).isPresent()
              ? collected.map(c -> c.summary() + ", ").orElse("")
              : "";
      parts.add(
          fates == null
              ? each.toString()
              : each.slot() + ": " + found + fates + "; " + each.outcome());
    }
    returned
        .map(BounceProcessor.ProcessResult::tally)
        .filter(tally -> tally.all() > 0)
        .ifPresent(tally -> parts.add(tally.toString()));
    return parts.isEmpty() ? "nothing is due" : String.join("; ", parts);
  }

  /** Returns the result of collecting, if the run collected. */
  public Optional<CollectResult> collected() {
    return collected;
  }

  /** Returns the result of processing bounces, if the mailbox was read. */
  public Optional<BounceProcessor.ProcessResult> returned() {
    return returned;
  }

  /** The editions that were composed, with what became of their articles. */
  public Map<Slot, FateCount> composed() {
    return Collections.unmodifiableMap(composed);
  }

  /** What became of each article in an edition that was composed, with the reason. */
  public Map<ArticleId, Fate> fates(Slot slot) {
    return fates.getOrDefault(slot, Map.of());
  }

  /** The editions that were sent, or went on being sent. */
  public List<SendResult> posted() {
    return List.copyOf(posted);
  }

  /** Whether a delivery failed or may have failed in this run. */
  public boolean isTrouble() {
    return posted.stream().anyMatch(SendResult::isTrouble);
  }

  /** Returns the exit code of the run. */
  public ExitCode exitCode() {
    if (posted.stream().anyMatch(SendResult::isUnavailable)) {
      boolean something = posted.stream().anyMatch(SendResult::isSomethingSent);
      return something ? ExitCode.TRY_AGAIN : ExitCode.UNAVAILABLE;
    }
    if (!mayGoOn() || !posted.stream().allMatch(p -> p.isDone() && p.givenUp() == 0)) {
      return ExitCode.TRY_AGAIN;
    }
    if (!waiting.isEmpty()) {
      return ExitCode.APPROVAL;
    }
    boolean stuck = returned.filter(BounceProcessor.ProcessResult::stuck).isPresent();
    return stuck ? ExitCode.TRY_AGAIN : ExitCode.OK;
  }

  /**
   * Whether another edition can be sent, or the reason that ended the last one holds for it, too.
   */
  private boolean mayGoOn() {
    return posted.stream().allMatch(SendResult::leavesRoom);
  }

  private void send(Proofs.Approved approved) {
    Slot slot = approved.proof().edition().slot();
    if (mayGoOn() && sent.add(slot)) {
      Logging.about(
          slot.label(),
          () -> {
            LOG.info("sending begins");
            doubts.forEach(err::println);
            doubts = List.of();
            SendResult sending = sender.send(approved, audience);
            LOG.info("sending ended: {}", sending.outcome());
            posted.add(sending);
          });
    }
  }
}
