package anemone.run.studio;

import anemone.edition.EditionWords;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.newsletter.EditSheet;
import anemone.newsletter.Problem;
import anemone.newsletter.SheetEdition;
import anemone.process.CommandFailure;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.render.lint.Lint;
import anemone.render.lint.Specimen;
import anemone.run.DraftApproval;
import anemone.run.EditionDesk;
import anemone.run.EditorFactory;
import anemone.run.LintGate;
import anemone.run.NewsletterState;
import anemone.run.SourceShare;
import anemone.run.SourceShares;
import anemone.run.StateFolder;
import anemone.run.SubscriberLists;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
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
  private final Editor editor;
  private final LintGate gate;
  private final ReaderCopies copies;
  private final SeenEditions editions = new SeenEditions();

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
    this.editor = editors.editor().remembering();
    this.gate = gate;
    this.copies = new ReaderCopies(lists, renderers);
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
          copies.audience(state).cadences().stream().map(desk::slot).forEach(slots::add);
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
                editions.history(slot).last(redo),
                editions.history(slot).last(redo).isPresent()
                    ? List.of()
                    : List.of("nothing to undo")),
        history -> before -> history.moved(redo, before));
  }

  /**
   * Approves an edition.
   *
   * @param hash the hash of the edition that the editor saw
   * @param name who approves; may be empty where one person is enough
   */
  public synchronized Outcome approve(Slot slot, String hash, String name) {
    try (NewsletterState state = folder.open(PATIENCE, false)) {
      EditionDesk desk = editors.desk(state, editor);
      SeenEditions.Seen seen = editions.of(state, desk, slot);
      StudioEdition now = seen.edition();
      if (now.approved() || seen.proof().isEmpty() || !now.hash().equals(hash)) {
        return new Outcome(now, true, List.of());
      }
      Proof proof = seen.proof().get();
      try {
        DraftApproval.Result unused = approval(state, desk).approve(proof, name);
      } catch (CommandFailure e) {
        return new Outcome(now, false, List.of(String.valueOf(e.getMessage())));
      }
      return new Outcome(shown(state, desk, slot), false, List.of());
    }
  }

  /**
   * The mail of an edition for one reader, and what belongs beside it.
   *
   * @param samples one subscriber for each way in which the edition is seen
   * @param outlook to how many it goes, and when
   * @param edition the edition
   * @param copy the mail, if the edition has a story for the reader
   * @param since how it differs from the edition before, in sentences
   */
  public record Look(
      List<Subscriber> samples,
      String outlook,
      StudioEdition edition,
      Optional<Message> copy,
      List<String> since) {

    /** Copies the lists. */
    public Look {
      samples = List.copyOf(samples);
      since = List.copyOf(since);
    }
  }

  /**
   * Returns the mail of the edition of a slot.
   *
   * @param address who gets it: a subscriber, or somebody with the usual preferences
   * @param sample without an address, the number of a sample; the last one for a higher number, and
   *     the editor if there is none
   */
  public synchronized Look look(Slot slot, Optional<EmailAddress> address, int sample) {
    return read(
        (state, desk) -> {
          List<Subscriber> samples = samples(state, slot);
          Subscriber reader =
              address
                  .map(known -> copies.reader(state, known))
                  .orElseGet(() -> copies.sample(samples, sample));
          SeenEditions.Seen seen = editions.of(state, desk, slot);
          DraftApproval approval = approval(state, desk);
          return new Look(
              samples,
              desk.approved(slot)
                  .map(approved -> approval.outlook(slot, approved.release()))
                  .orElseGet(() -> approval.outlook(slot)),
              seen.edition(),
              seen.proof().flatMap(p -> copies.copy(p, reader, desk.now())),
              seen.proof()
                  .flatMap(p -> desk.before(slot).map(b -> SinceLast.differences(b.proof(), p)))
                  .orElse(List.of()));
        });
  }

  /** Does what a change needs to be shown, but for storing it; returns the number of mistakes. */
  synchronized int rehearse(Slot slot, int round) {
    return read(
        (state, desk) -> {
          EditorialChanges changes =
              desk.changes(slot).with(new EditionWords("Subject " + round, "", ""));
          Optional<Proof> proof = desk.compose(slot, changes);
          Subscriber reader = copies.sample(samples(state, slot), round);
          StudioJson.of(shown(state, desk, slot));
          return proof
              .filter(p -> !editions.hash(state, p).isEmpty())
              .flatMap(p -> copies.copy(p, reader, desk.now()))
              .map(mail -> Specimen.of(mail, proof.get().edition(), desk.now()))
              .map(mail -> Lint.check(mail).size())
              .orElse(0);
        });
  }

  private List<Subscriber> samples(NewsletterState state, Slot slot) {
    return List.copyOf(copies.audience(state).samples(slot.cadence()));
  }

  /** Returns what each source contributed to the editions of this month, by its name. */
  public synchronized Map<String, SourceShare> sources() {
    return read(
        (state, desk) -> {
          ZoneId zone = desk.letterhead().zone();
          YearMonth month = YearMonth.from(desk.now().atZone(zone));
          List<Slot> editions =
              desk.proofs().all().stream()
                  .filter(slot -> YearMonth.from(slot.day()).equals(month))
                  .filter(slot -> state.recalls().recalled(slot).isEmpty())
                  .toList();
          return new SourceShares(state).of(month, editions, zone);
        });
  }

  private DraftApproval approval(NewsletterState state, EditionDesk desk) {
    return new DraftApproval(desk, gate, copies.audience(state));
  }

  /** A change: the new changes to the edition, or why there are none. */
  private record Wanted(Optional<EditorialChanges> changes, List<String> problems) {}

  private Outcome change(
      Slot slot,
      String hash,
      BiFunction<EditionDesk, SheetEdition, Wanted> change,
      Function<History, Consumer<EditorialChanges>> note) {
    try (NewsletterState state = folder.open(PATIENCE, false)) {
      EditionDesk desk = editors.desk(state, editor);
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
      note.apply(editions.history(slot)).accept(before);
      return new Outcome(shown(state, desk, slot), false, List.of());
    }
  }

  private StudioEdition shown(NewsletterState state, EditionDesk desk, Slot slot) {
    return editions.of(state, desk, slot).edition();
  }

  private <T> T read(BiFunction<NewsletterState, EditionDesk, T> work) {
    try (NewsletterState state = folder.read()) {
      return work.apply(state, editors.desk(state, editor));
    }
  }
}
