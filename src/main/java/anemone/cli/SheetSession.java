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
import anemone.run.OpenState;
import anemone.store.SqlDrafts;
import anemone.store.StateLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes what an editor wrote on a sheet into the drafts of some editions. */
final class SheetSession {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Host host;
  private final Wiring wiring;
  private final List<Slot> slots;

  /**
   * A session.
   *
   * @param slots the editions that the sheet may change
   */
  SheetSession(Host host, Wiring wiring, List<Slot> slots) {
    this.host = host;
    this.wiring = wiring;
    this.slots = slots;
  }

  /** The editions of some slots as a sheet shows them, those that have a story. */
  static List<SheetEdition> editions(EditionDesk desk, List<Slot> slots) {
    return slots.stream().flatMap(slot -> desk.sheet(slot).stream()).toList();
  }

  /**
   * What a sheet came to.
   *
   * @param problems what is wrong with it; nothing was changed if there are some
   * @param unseen the editions that now hold a story that is not on the sheet, as a new sheet shows
   *     them
   */
  record Result(List<Problem> problems, List<SheetEdition> unseen) {

    Result {
      problems = List.copyOf(problems);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * Takes a sheet, and tells what the editions are now.
   *
   * @throws CommandFailure with every mistake of the sheet, a line each
   */
  void take(String text, Path name) throws StateLock.TakenException {
    Result result = apply(text, name);
    if (!result.problems().isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          lines(result.problems())
              + "\nnothing was changed; fix the sheet and run: "
              + wiring.command("edit --sheet " + name));
    }
  }

  /** The problems, a line each. */
  static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /** Takes a sheet if nothing is wrong with it, and tells what the editions are now. */
  Result apply(String text, Path name) throws StateLock.TakenException {
    try (OpenState state = wiring.open(PATIENCE, false)) {
      EditionDesk desk = wiring.desk(state.database());
      Drafts drafts = new SqlDrafts(state.database());
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
            EditorialChanges changes = read.changes().get(slot);
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
    if (desk.approved(slot).isPresent()) {
      problems.add(
          new Problem(
              name.toString(), 1, 1, "edition", "is " + slot + ", which is approved by now"));
      return;
    }
    desk.compose(slot, changes)
        .ifPresentOrElse(
            proof -> proofs.put(slot, proof),
            () ->
                problems.add(
                    new Problem(
                        name.toString(),
                        1,
                        1,
                        "stories",
                        "of " + slot + " must have one at least")));
  }

  /** The titles of the stories that are in a draft though the sheet did not have them. */
  private static List<String> newcomers(Drafts.Draft draft, EditorialChanges changes) {
    return draft.proof().edition().bites().stream()
        .filter(bite -> !changes.selection().keeps(bite.story()))
        .map(Bite::title)
        .toList();
  }

  private void tell(Drafts.Draft draft, List<String> newcomers) {
    Slot slot = draft.proof().edition().slot();
    newcomers.forEach(
        title -> host.out().printf("%s: \"%s\" came in; it was not on the sheet%n", slot, title));
    String approve =
        wiring.command(newcomers.isEmpty() ? "approve " + slot : Approvals.command(draft));
    host.out()
        .printf(
            "%s: %s, led by \"%s\". %s: %s%n",
            slot,
            Approvals.extent(draft),
            draft.proof().edition().lead().title(),
            wiring.isApprovalNeeded() ? "To approve" : "The next run sends it; to approve it now",
            approve);
  }
}
