package anemone.cli;

import anemone.edition.Bite;
import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.newsletter.EditSheet;
import anemone.newsletter.Problem;
import anemone.newsletter.SheetEdition;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.run.Approvals;
import anemone.run.EditionDesk;
import anemone.run.EditionSheets;
import anemone.run.EditorFactory;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Applies edit sheets to the drafts of editions. */
final class SheetSession {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Host host;
  private final StateFolder folder;
  private final EditorFactory editors;
  private final UnaryOperator<String> command;
  private final List<Slot> slots;

  /**
   * A session.
   *
   * @param folder the state folder
   * @param editors creates the editors
   * @param command returns the command line for a command such as {@code edit}
   * @param slots the editions that a sheet may change
   */
  SheetSession(
      Host host,
      StateFolder folder,
      EditorFactory editors,
      UnaryOperator<String> command,
      List<Slot> slots) {
    this.host = host;
    this.folder = folder;
    this.editors = editors;
    this.command = command;
    this.slots = slots;
  }

  /** Returns the editions of the given slots for a sheet, without those that have no story. */
  static List<SheetEdition> editions(EditionDesk desk, List<Slot> slots) {
    EditionSheets sheets = new EditionSheets(desk);
    return slots.stream()
        .flatMap(slot -> sheets.of(slot).stream())
        .map(EditionSheets.Sheet::sheet)
        .toList();
  }

  /**
   * The result of applying a sheet.
   *
   * @param problems the mistakes in it; if there are any, nothing was changed
   * @param unseen the editions that now have a story that is not on the sheet
   */
  record Result(List<Problem> problems, List<SheetEdition> unseen) {

    Result {
      problems = List.copyOf(problems);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * Applies a sheet, and prints the resulting editions.
   *
   * @throws CommandFailure with all mistakes of the sheet, one line each
   */
  void take(String text, Path name) {
    Result result = apply(text, name);
    if (!result.problems().isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          lines(result.problems())
              + "\nnothing was changed; fix the sheet and run: "
              + command.apply("edit --sheet " + name));
    }
  }

  /** Returns the problems, one line each. */
  static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /** Applies a sheet if it has no mistakes, and prints the editions. */
  Result apply(String text, Path name) {
    try (NewsletterState state = folder.open(PATIENCE, false)) {
      EditionDesk desk = editors.desk(state);
      Drafts drafts = state.drafts();
      EditSheet.Result read = EditSheet.read(text, name, editions(desk, slots));
      List<Problem> problems = new ArrayList<>(read.problems());
      Map<Slot, Proof> proofs = new LinkedHashMap<>();
      read.changes()
          .forEach((slot, changes) -> compose(desk, slot, changes, proofs, problems, name));
      if (!problems.isEmpty()) {
        return new Result(problems, List.of());
      }
      List<Slot> unseen = new ArrayList<>();
      proofs.forEach(
          (slot, proof) -> {
            EditorialChanges changes = read.changes().getOrDefault(slot, EditorialChanges.NONE);
            Drafts.Draft draft = desk.draft(proof, changes);
            List<String> newcomers = newcomers(draft, changes);
            if (newcomers.isEmpty()) {
              drafts.seen(slot);
            } else {
              unseen.add(slot);
            }
            tell(draft, newcomers);
          });
      return new Result(List.of(), editions(desk, unseen));
    }
  }

  private static void compose(
      EditionDesk desk,
      Slot slot,
      EditorialChanges changes,
      Map<Slot, Proof> proofs,
      List<Problem> problems,
      Path name) {
    if (desk.isApproved(slot)) {
      problems.add(
          new Problem(name.toString(), 1, 1, "edition", slot + " has been approved since"));
      return;
    }
    desk.compose(slot, changes)
        .map(desk.withFetched())
        .ifPresentOrElse(
            proof -> proofs.put(slot, proof),
            () ->
                problems.add(
                    new Problem(
                        name.toString(), 1, 1, "stories", slot + " must keep at least one story")));
  }

  /** Returns the titles of the stories in a draft that were not on the sheet. */
  private static List<String> newcomers(Drafts.Draft draft, EditorialChanges changes) {
    return draft.proof().edition().told().stream()
        .filter(bite -> !changes.selection().keeps(bite.story()))
        .map(Bite::title)
        .toList();
  }

  private void tell(Drafts.Draft draft, List<String> newcomers) {
    Slot slot = draft.proof().edition().slot();
    newcomers.forEach(
        title ->
            host.out().printf("%s: new story, which was not on the sheet: \"%s\"%n", slot, title));
    String approve =
        command.apply(newcomers.isEmpty() ? "approve " + slot : Approvals.command(draft));
    host.out()
        .printf(
            "%s: %s, led by \"%s\". %s: %s%n",
            slot,
            Approvals.extent(draft),
            draft.proof().edition().lead().title(),
            editors.newsletter().editing().approval()
                ? "To approve"
                : "The next run sends it; to approve it now",
            approve);
  }
}
