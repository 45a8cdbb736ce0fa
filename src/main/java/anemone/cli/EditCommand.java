package anemone.cli;

import anemone.edition.Acts;
import anemone.edition.Editor;
import anemone.edition.Slot;
import anemone.edition.Story;
import anemone.newsletter.EditSheet;
import anemone.newsletter.Problem;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.run.EditionDesk;
import anemone.run.OpenState;
import anemone.store.SqlDrafts;
import anemone.store.StateLock;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone edit}: opens the next edition as a sheet, and keeps what was done to it. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description = {
      "Open the next edition as a small YAML sheet: order, drop, pin, retitle, note, intro.",
      "What you do holds when more articles come in; approve freezes the result."
    },
    footer = {
      "",
      "Examples: anemone edit",
      "          anemone edit --print > sheet.yaml; anemone edit --sheet sheet.yaml"
    })
final class EditCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--cadence",
      paramLabel = "WORD",
      description = "Whose edition: ${COMPLETION-CANDIDATES} (default: the first that waits).")
  private @Nullable Cadence cadence;

  @Option(names = "--print", description = "Print the sheet, and change nothing.")
  private boolean print;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "Take this sheet, and open no editor.")
  private @Nullable Path sheet;

  EditCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws StateLock.TakenException, IOException, InterruptedException {
    Wiring wiring = Wiring.of(host, options.config());
    try (OpenState state = wiring.open()) {
      EditionDesk desk = wiring.desk(state.database());
      Drafts drafts = new SqlDrafts(state.database());
      Slot slot = slot(wiring, desk, drafts);
      Acts before = desk.acts(slot);
      Optional<Proof> proof = desk.compose(slot);
      if (proof.isEmpty()) {
        host.out().println(slot + ": nothing new, so there is nothing to edit");
        return ExitCode.OK.number();
      }
      List<Story> waiting = waiting(desk, proof.get());
      String shown = EditSheet.of(proof.get().edition(), before, waiting);
      if (print) {
        host.out().print(shown);
        host.out().flush();
        return ExitCode.OK.number();
      }
      Path file = sheet == null ? edited(shown) : host.directory().resolve(sheet);
      EditSheet.Result result =
          EditSheet.read(
              Files.readString(file),
              sheet == null ? file : sheet,
              proof.get().edition(),
              before,
              waiting);
      Acts acts = result.acts().orElseThrow(() -> refused(result.problems(), file));
      Proof composed =
          desk.compose(slot, acts)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.BAD_DATA, slot + ": too few stories are left; see " + file));
      Drafts.Draft draft = drafts.keep(composed, acts);
      if (sheet == null) {
        Files.delete(file);
      }
      host.out()
          .println(
              "%s: %s, %s; anemone approve freezes it"
                  .formatted(
                      slot,
                      Plurals.count(composed.edition().bites().size(), "story", "stories"),
                      draft.hash().substring(0, 12)));
      return ExitCode.OK.number();
    }
  }

  private Slot slot(Wiring wiring, EditionDesk desk, Drafts drafts) {
    Slot slot =
        cadence != null
            ? desk.slot(cadence)
            : drafts.waiting().stream().findFirst().orElse(desk.slot(wiring.cadence()));
    if (desk.approved(slot).isPresent()) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, slot + " is approved already; what is approved never changes");
    }
    return slot;
  }

  private List<Story> waiting(EditionDesk desk, Proof proof) {
    Set<Story> used = new HashSet<>();
    proof.edition().bites().forEach(bite -> used.add(bite.story()));
    return desk.editor().rank(desk.pool(proof.edition().slot().cadence()), desk.now()).stream()
        .map(Editor.Ranked::story)
        .filter(story -> !used.contains(story))
        .toList();
  }

  /** The sheet after the person at the terminal has worked on it. */
  private Path edited(String shown) throws IOException, InterruptedException {
    String editor =
        Optional.ofNullable(host.environment().get("VISUAL"))
            .or(() -> Optional.ofNullable(host.environment().get("EDITOR")))
            .orElse("vi");
    Path file = Files.createTempFile("anemone-", ".yaml");
    Files.writeString(file, shown);
    int code =
        new ProcessBuilder("sh", "-c", editor + " \"$0\"", file.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the editor (" + editor + ") ended with " + code + "; nothing was changed, see " + file);
    }
    return file;
  }

  private static CommandFailure refused(List<Problem> problems, Path file) {
    StringBuilder why = new StringBuilder();
    problems.forEach(problem -> why.append(problem).append('\n'));
    return new CommandFailure(
        ExitCode.BAD_DATA,
        why + "nothing was changed; mend it and run anemone edit --sheet " + file);
  }
}
