package anemone.run;

import anemone.article.Article;
import anemone.edition.Acts;
import anemone.edition.Editions;
import anemone.edition.Editor;
import anemone.edition.Pool;
import anemone.edition.Slot;
import anemone.edition.Timetable;
import anemone.edition.Timetable.Turn;
import anemone.render.Design;
import anemone.render.Drafts;
import anemone.render.Letterhead;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where editions are put together and approved, as of one moment.
 *
 * @param editor who composes them
 * @param editions what past editions have left
 * @param proofs the approved ones
 * @param drafts those that wait for approval
 * @param timetable when editions are due
 * @param letterhead what stands on each
 * @param design the templates as they are now
 * @param illustrate puts the pictures into a proof
 * @param approvalNeeded whether an editor has to approve each edition
 * @param now the moment
 */
public record EditionDesk(
    Editor editor,
    Editions editions,
    Proofs proofs,
    Drafts drafts,
    Timetable timetable,
    Letterhead letterhead,
    Design design,
    UnaryOperator<Proof> illustrate,
    boolean approvalNeeded,
    Instant now) {

  /** A story that was told longer ago may be told again. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  /** The slot of a cadence that is open now. */
  public Slot slot(Cadence cadence) {
    return timetable.open(cadence, now);
  }

  /** The editions of a cadence that are to be composed now. */
  List<Turn> turns(Cadence cadence) {
    return timetable.turns(cadence, editions.visitedBefore(slot(cadence)), now);
  }

  /** Notes that a slot was seen to. */
  public void visit(Slot slot) {
    editions.visit(slot);
  }

  /** The approved edition of a slot. */
  public Optional<Proofs.Approved> approved(Slot slot) {
    return proofs.find(slot);
  }

  /** The approved editions that are not closed, the oldest first. */
  List<Proofs.Approved> open() {
    return proofs.open().stream().map(slot -> proofs.find(slot).orElseThrow()).toList();
  }

  /** What the next edition of a cadence may be made from. */
  public Pool pool(Cadence cadence) {
    return new Pool(editions.candidates(cadence), editions.told(cadence, now.minus(REMEMBERED)));
  }

  /** The proof of the edition that the kept articles make for a slot, if they make one. */
  public Optional<Proof> compose(Slot slot) {
    return compose(turn(slot));
  }

  /** The proof of the edition that the kept articles make for a slot, if they make one. */
  public Optional<Proof> compose(Turn turn) {
    Pool all = pool(turn.slot().cadence());
    List<Article> there =
        all.candidates().stream().filter(a -> !a.appeared().isAfter(turn.asOf())).toList();
    return compose(turn, new Pool(there, all.told()), acts(turn.slot()));
  }

  /** The proof of the edition that some articles make for the open slot, if they make one. */
  public Optional<Proof> compose(Slot slot, Pool pool) {
    return compose(new Turn(slot, now, Duration.ZERO), pool, Acts.NONE);
  }

  private Optional<Proof> compose(Turn turn, Pool pool, Acts acts) {
    Slot slot = turn.slot();
    return editor
        .compose(slot, editions.nextNumber(slot.cadence()), turn.asOf(), turn.missed(), pool, acts)
        .map(edition -> illustrate.apply(new Proof(edition, design, letterhead)));
  }

  /** What is, or would be, sent for a slot: the approved proof, the draft, or one composed now. */
  public Optional<Proof> upcoming(Slot slot) {
    return approved(slot)
        .map(Proofs.Approved::proof)
        .or(() -> drafts.find(slot).map(Drafts.Draft::proof))
        .or(() -> compose(slot));
  }

  /** What an editor did to the edition of a slot. */
  public Acts acts(Slot slot) {
    return drafts.find(slot).map(Drafts.Draft::acts).orElse(Acts.NONE);
  }

  /** The proof of the open edition of a cadence with other acts than it had, if there is one. */
  public Optional<Proof> compose(Slot slot, Acts acts) {
    return compose(turn(slot), pool(slot.cadence()), acts);
  }

  private Turn turn(Slot slot) {
    return turns(slot.cadence()).stream()
        .filter(turn -> turn.slot().equals(slot))
        .findFirst()
        .orElse(new Turn(slot, now, Duration.ZERO));
  }

  /** Keeps a proof as the draft of its slot; an older draft of its cadence gives way. */
  Drafts.Draft draft(Proof proof) {
    Slot slot = proof.edition().slot();
    drafts.waiting().stream()
        .filter(old -> old.cadence() == slot.cadence() && old.day().isBefore(slot.day()))
        .forEach(drafts::forget);
    return drafts
        .find(slot)
        .filter(old -> saysTheSame(old.proof(), proof))
        .orElseGet(() -> drafts.keep(proof, acts(slot)));
  }

  /** Whether readers could not tell two proofs apart, though they were composed at two moments. */
  private static boolean saysTheSame(Proof one, Proof other) {
    return one.edition().sections().equals(other.edition().sections())
        && one.edition().intro().equals(other.edition().intro())
        && one.design().equals(other.design())
        && one.letterhead().equals(other.letterhead());
  }

  /** Notes that the editor knows of a draft. */
  void asked(Slot slot) {
    drafts.asked(slot, now);
  }

  /** Freezes a proof. */
  public Proofs.Approved approve(Proof proof) {
    Proofs.Approved approved = proofs.approve(proof, now);
    drafts.forget(proof.edition().slot());
    return approved;
  }
}
