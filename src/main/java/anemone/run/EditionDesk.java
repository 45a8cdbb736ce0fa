package anemone.run;

import anemone.edition.ArticlePair;
import anemone.edition.Edition;
import anemone.edition.Editions;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Pool;
import anemone.edition.Slot;
import anemone.edition.Timetable;
import anemone.edition.Timetable.Turn;
import anemone.newsletter.Newsletter;
import anemone.render.Design;
import anemone.render.Drafts;
import anemone.render.Letterhead;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Composes and approves editions, as of one time.
 *
 * @param editor composes editions
 * @param editions the candidates and decisions of editions
 * @param proofs the approved editions
 * @param drafts the editions that wait for approval
 * @param timetable decides when editions are due
 * @param letterhead the letterhead of new editions
 * @param design the templates of new editions
 * @param comparisons a second opinion on pairs of articles
 * @param withKept adds stored pictures and a model's stored answers to a proof
 * @param withFetched fetches and stores missing pictures and answers, and adds all; the same object
 *     as {@code withKept} if nothing is ever fetched
 * @param release the conditions for sending an edition
 * @param now the time
 */
public record EditionDesk(
    Editor editor,
    Editions editions,
    Proofs proofs,
    Drafts drafts,
    Timetable timetable,
    Letterhead letterhead,
    Design design,
    Comparisons comparisons,
    UnaryOperator<Proof> withKept,
    UnaryOperator<Proof> withFetched,
    Newsletter.Release release,
    Instant now) {

  /** Returns the slot of a cadence whose edition is composed or sent now, or else next. */
  public Slot slot(Cadence cadence) {
    return timetable.current(cadence, begun(cadence), now);
  }

  /**
   * Returns the turns of a cadence whose editions should be composed now, without slots that began
   * before the newsletter had editions of the cadence.
   */
  public List<Turn> turns(Cadence cadence) {
    Slot open = timetable.open(cadence, now);
    return timetable.turns(cadence, editions.visitedBefore(open), now).stream()
        .filter(turn -> !timetable.isBefore(turn.slot(), begun(cadence)))
        .toList();
  }

  /**
   * Returns the turn of the next slot, if its day has already begun in a zone east of the
   * newsletter's; its edition is composed if a subscriber is due there.
   */
  public Optional<Turn> early(Cadence cadence) {
    return timetable
        .early(cadence, now)
        .filter(slot -> !timetable.isBefore(slot, begun(cadence)))
        .map(slot -> new Turn(slot, now, Duration.ZERO));
  }

  /** Returns the number of editions of the given cadences that were missed since the last run. */
  int missed(Collection<Cadence> cadences) {
    int missed = 0;
    for (Cadence cadence : cadences) {
      Slot open = timetable.open(cadence, now);
      missed += timetable.missed(editions.visitedBefore(open), open).size();
    }
    return missed;
  }

  private Instant begun(Cadence cadence) {
    return editions.begun(cadence).orElse(now);
  }

  /**
   * Records that the newsletter has editions of the given cadences from now on.
   *
   * @return the open slots that began before, and so get no edition
   */
  public List<Slot> begin(Collection<Cadence> cadences) {
    List<Slot> earlier = new ArrayList<>();
    for (Cadence cadence : cadences) {
      if (editions.begun(cadence).isEmpty()) {
        editions.begin(cadence, now);
        Slot open = timetable.open(cadence, now);
        if (timetable.isBefore(open, now) && !isApproved(open)) {
          editions.visit(open);
          earlier.add(open);
        }
      }
    }
    return earlier;
  }

  /** Returns the turn of a slot if it is open now, even if it began before the newsletter. */
  public Optional<Turn> openTurn(Slot slot) {
    return slot.equals(timetable.open(slot.cadence(), now))
        ? Optional.of(turn(slot))
        : Optional.empty();
  }

  /** Whether an edition of a slot is or may be composed now. */
  public boolean isCurrent(Slot slot) {
    return slot.equals(slot(slot.cadence()))
        || early(slot.cadence()).filter(turn -> turn.slot().equals(slot)).isPresent()
        || turns(slot.cadence()).stream().anyMatch(turn -> turn.slot().equals(slot));
  }

  /** Fetches and stores what the editions that would be composed now need from the network. */
  public void fetch() {
    if (withFetched == withKept) {
      return;
    }
    for (Cadence cadence : Cadence.values()) {
      Slot slot = slot(cadence);
      if (!isApproved(slot)) {
        Optional<Proof> unused = composeAsking(turn(slot)).map(withFetched);
      }
    }
  }

  /**
   * The same as {@link #compose(Turn)}, after asking for the second opinions that are missing; an
   * edition that was composed before asks for none.
   */
  public Optional<Proof> composeAsking(Turn turn) {
    composer().ask(turn, changes(turn.slot()));
    return compose(turn);
  }

  /** Notes that a slot was seen to. */
  public void visit(Slot slot) {
    editions.visit(slot);
  }

  /** The approved edition of a slot. */
  public Optional<Proofs.Approved> approved(Slot slot) {
    return proofs.find(slot);
  }

  /** Whether a slot has an approved edition. */
  public boolean isApproved(Slot slot) {
    return proofs.isApproved(slot);
  }

  /** The approved editions that are not closed, the oldest first. */
  public List<Proofs.Approved> open() {
    return proofs.open().stream().map(slot -> proofs.find(slot).orElseThrow()).toList();
  }

  /** The proof of the edition that the kept articles make for a slot, if they make one. */
  public Optional<Proof> compose(Slot slot) {
    return compose(turn(slot));
  }

  /** The proof of the edition that the kept articles make for a slot, if they make one. */
  public Optional<Proof> compose(Turn turn) {
    return proof(composer().composition(turn, changes(turn.slot())));
  }

  /** Composes the edition of a slot from the given articles; empty if they are too few. */
  public Optional<Proof> compose(Slot slot, Pool pool) {
    return proof(
        composer().composition(new Turn(slot, now, Duration.ZERO), pool, EditorialChanges.NONE));
  }

  /** Composes the edition of a slot with the given editorial changes; empty if it has no story. */
  public Optional<Proof> compose(Slot slot, EditorialChanges changes) {
    return proof(composition(slot, changes));
  }

  /** Returns the last approved edition of the same cadence before a slot, if there is one. */
  public Optional<Proofs.Approved> before(Slot slot) {
    return proofs.all().stream()
        .filter(other -> other.cadence() == slot.cadence() && other.day().isBefore(slot.day()))
        .max(Comparator.comparing(Slot::day))
        .flatMap(proofs::find);
  }

  private EditionComposer composer() {
    return new EditionComposer(editor, editions, drafts, comparisons, now);
  }

  Editor.Composition composition(Slot slot, EditorialChanges changes) {
    return composer().composition(turn(slot), changes);
  }

  Optional<Proof> proof(Editor.Composition composition) {
    return composition
        .edition()
        .map(edition -> withKept.apply(new Proof(edition, design, letterhead)));
  }

  /** Composes the next edition, without pictures; empty if there are too few stories. */
  public Optional<Edition> next(Cadence cadence) {
    return nextComposition(cadence).edition();
  }

  /** Composes the next edition; returns it with the stories from which it was chosen. */
  public Editor.Composition nextComposition(Cadence cadence) {
    Slot slot = slot(cadence);
    EditionComposer composer = composer();
    return composer.composition(turn(slot), composer.pool(cadence), changes(slot));
  }

  /** Returns the pairs of articles in the next edition that only a second opinion separates. */
  public List<ArticlePair> parted(Cadence cadence) {
    Slot slot = slot(cadence);
    EditionComposer composer = composer();
    return composer.parted(turn(slot), composer.pool(cadence), changes(slot));
  }

  /** Returns what is or would be sent for a slot: the approved edition, the draft, or a new one. */
  public Optional<Proof> upcoming(Slot slot) {
    return approved(slot)
        .map(Proofs.Approved::proof)
        .or(() -> drafts.find(slot).map(Drafts.Draft::proof))
        .or(() -> compose(slot));
  }

  /** Returns the editorial changes to the edition of a slot. */
  public EditorialChanges changes(Slot slot) {
    return drafts.find(slot).map(Drafts.Draft::changes).orElse(EditorialChanges.NONE);
  }

  private Turn turn(Slot slot) {
    return turns(slot.cadence()).stream()
        .filter(turn -> turn.slot().equals(slot))
        .findFirst()
        .orElse(new Turn(slot, now, Duration.ZERO));
  }

  /** Stores a proof as the draft of its slot; deletes older drafts of its cadence. */
  public Drafts.Draft draft(Proof proof) {
    return draft(proof, changes(proof.edition().slot()));
  }

  /** Stores a proof and its editorial changes as the draft of its slot. */
  public Drafts.Draft draft(Proof proof, EditorialChanges changes) {
    Slot slot = proof.edition().slot();
    // Today's draft can still be approved when tomorrow has begun in zones further east.
    LocalDate open = timetable.open(slot.cadence(), now).day();
    LocalDate first = slot.day().isBefore(open) ? slot.day() : open;
    drafts.waiting().stream()
        .filter(old -> old.cadence() == slot.cadence() && old.day().isBefore(first))
        .forEach(drafts::forget);
    return drafts.keep(proof, changes);
  }

  /** Whether an editor has to approve each edition. */
  public boolean approvalNeeded() {
    return release.approvers() > 0;
  }

  /** Freezes a proof; sending begins after the hold time of the settings. */
  public Proofs.Approved approve(Proof proof) {
    Proofs.Approved approved = proofs.approve(proof, now, now.plus(release.hold()));
    drafts.forget(proof.edition().slot());
    return approved;
  }
}
