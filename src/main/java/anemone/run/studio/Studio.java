package anemone.run.studio;

import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.newsletter.EditSheet;
import anemone.newsletter.Problem;
import anemone.newsletter.SheetEdition;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.run.Audience;
import anemone.run.EditionDesk;
import anemone.run.EditorFactory;
import anemone.run.LintGate;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import anemone.run.SubscriberLists;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Edits the editions that wait, one change at a time. Each change is stored before its method
 * returns; the state is closed between them, so that runs and other commands work meanwhile.
 * Thread-safe.
 */
public final class Studio {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path SHEET = Path.of("studio");

  private final StateFolder folder;
  private final EditorFactory editors;
  private final SubscriberLists lists;
  private final LintGate gate;
  private final Function<Proof, Renderer> renderers;
  private final Map<Slot, History> histories = new HashMap<>();
  private Optional<Audience> counted = Optional.empty();

  /**
   * A studio.
   *
   * @param folder the state
   * @param editors what composes editions
   * @param lists the subscribers
   * @param gate what keeps editions with errors back
   * @param renderers makes copies whose links open nothing
   */
  public Studio(
      StateFolder folder,
      EditorFactory editors,
      SubscriberLists lists,
      LintGate gate,
      Function<Proof, Renderer> renderers) {
    this.folder = folder;
    this.editors = editors;
    this.lists = lists;
    this.gate = gate;
    this.renderers = renderers;
  }

  /**
   * The outcome of a change.
   *
   * @param edition the edition as it is now
   * @param stale whether it was not made, since the edition is no longer what the editor saw
   * @param problems why it was not made, otherwise
   */
  public record Outcome(StudioEdition edition, boolean stale, List<String> problems) {

    /** Copies the problems. */
    public Outcome {
      problems = List.copyOf(problems);
    }
  }

  /** Returns the slots whose editions can be edited or looked at: drafts, and the next ones. */
  public synchronized List<Slot> slots() {
    return read(
        (state, desk) -> {
          Set<Slot> slots = new LinkedHashSet<>(state.drafts().waiting());
          audience(state).cadences().stream().map(desk::slot).forEach(slots::add);
          return List.copyOf(slots);
        });
  }

  /** Returns an edition as it is now. */
  public synchronized StudioEdition edition(Slot slot) {
    return read((state, desk) -> shown(state, desk, slot));
  }

  /**
   * Takes the whole sheet of an edition, with a change in it.
   *
   * @param hash the hash of the edition that the editor saw
   * @param sheet the sheet as YAML or JSON
   */
  public synchronized Outcome take(Slot slot, String hash, String sheet) {
    return change(
        slot,
        hash,
        (desk, shown) -> {
          EditSheet.Result read = EditSheet.read(sheet, SHEET, List.of(shown));
          return new Wanted(
              Optional.ofNullable(read.changes().get(slot)),
              read.problems().stream().map(Problem::toString).toList());
        },
        history -> before -> history.changed(before));
  }

  /** Undoes the last change to an edition, or redoes the last undone one. */
  public synchronized Outcome undo(Slot slot, String hash, boolean redo) {
    return change(
        slot,
        hash,
        (desk, shown) ->
            new Wanted(
                history(slot).last(redo),
                history(slot).last(redo).isPresent() ? List.of() : List.of("nothing to undo")),
        history -> before -> history.moved(redo, before));
  }

  /**
   * Approves an edition.
   *
   * @param hash the hash of the edition that the editor saw
   */
  public synchronized Outcome approve(Slot slot, String hash) {
    try (NewsletterState state = folder.open(PATIENCE, false)) {
      EditionDesk desk = editors.desk(state);
      StudioEdition now = shown(state, desk, slot);
      if (now.approved() || now.sheet().isEmpty() || !now.hash().equals(hash)) {
        return new Outcome(now, true, List.of());
      }
      Proof proof = proof(desk, slot).orElseThrow();
      gate.check(proof, audience(state));
      desk.approve(proof);
      desk.visit(slot);
      return new Outcome(shown(state, desk, slot), false, List.of());
    }
  }

  /** Returns one subscriber for each way in which the edition of a slot is seen. */
  public synchronized List<Subscriber> samples(Slot slot) {
    return read((state, desk) -> List.copyOf(audience(state).samples(slot.cadence())));
  }

  /** Returns how many subscribers the edition of a slot is for. */
  public synchronized long readers(Slot slot) {
    return read((state, desk) -> audience(state).share(slot, s -> true).count());
  }

  /** Returns the copy of the edition of a slot for a subscriber, if there are both. */
  public synchronized Optional<Message> copy(Slot slot, Subscriber subscriber) {
    return read(
        (state, desk) ->
            proof(desk, slot).flatMap(p -> renderers.apply(p).render(subscriber, desk.now())));
  }

  /** Returns the subscriber of an address, or one with the usual preferences. */
  public synchronized Subscriber subscriber(EmailAddress address) {
    return read(
        (state, desk) -> audience(state).find(address).orElseGet(() -> lists.guest(address)));
  }

  /** A change: the new changes to the edition, or why there are none. */
  private record Wanted(Optional<EditorialChanges> changes, List<String> problems) {}

  private Outcome change(
      Slot slot,
      String hash,
      BiFunction<EditionDesk, SheetEdition, Wanted> change,
      Function<History, Consumer<EditorialChanges>> note) {
    try (NewsletterState state = folder.open(PATIENCE, false)) {
      EditionDesk desk = editors.desk(state);
      StudioEdition now = shown(state, desk, slot);
      if (now.approved() || now.sheet().isEmpty() || !now.hash().equals(hash)) {
        return new Outcome(now, true, List.of());
      }
      Wanted wanted = change.apply(desk, now.sheet().get());
      if (wanted.changes().isEmpty()) {
        return new Outcome(now, false, wanted.problems());
      }
      EditorialChanges before = desk.changes(slot);
      Optional<Proof> proof = desk.compose(slot, wanted.changes().get()).map(desk.withFetched());
      if (proof.isEmpty()) {
        return new Outcome(now, false, List.of("the edition must keep at least one story"));
      }
      desk.draft(proof.get(), wanted.changes().get());
      state.drafts().seen(slot);
      note.apply(history(slot)).accept(before);
      return new Outcome(shown(state, desk, slot), false, List.of());
    }
  }

  private StudioEdition shown(NewsletterState state, EditionDesk desk, Slot slot) {
    History history = history(slot);
    boolean approved = desk.approved(slot).isPresent();
    Optional<SheetEdition> sheet = desk.sheet(slot);
    String hash = proof(desk, slot).map(state.drafts()::hash).orElse("");
    return new StudioEdition(slot, sheet, hash, approved, history.undoable(), history.redoable());
  }

  /** Returns what is approved, or what the articles and changes make now. */
  private static Optional<Proof> proof(EditionDesk desk, Slot slot) {
    return desk.approved(slot).map(Proofs.Approved::proof).or(() -> desk.compose(slot));
  }

  private History history(Slot slot) {
    return histories.computeIfAbsent(slot, any -> new History());
  }

  /** Counts the subscribers once: that takes a second for a million. */
  private Audience audience(NewsletterState state) {
    if (counted.isEmpty()) {
      counted = Optional.of(lists.look(state));
    }
    return counted.get();
  }

  private <T> T read(BiFunction<NewsletterState, EditionDesk, T> work) {
    try (NewsletterState state = folder.read()) {
      return work.apply(state, editors.desk(state));
    }
  }
}
