package anemone.cli;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.EditionDesk;
import anemone.run.OpenState;
import anemone.store.SqlDrafts;
import anemone.store.StateLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone approve}: freezes what waits for approval. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Freeze the editions that wait for approval, and print the hash of each.",
      "Nothing changes them from then on; the next run sends them."
    },
    footer = {"", "Example: anemone approve daily/2026-11-23"})
final class ApproveCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(
      paramLabel = "EDITION",
      arity = "0..*",
      description = "Which editions (default: all that wait).")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--hash",
      paramLabel = "HEX",
      description = "Approve only if the draft has this hash, or one that begins with it.")
  private @Nullable String hash;

  ApproveCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws StateLock.TakenException {
    Wiring wiring = Wiring.of(host, options.config());
    try (OpenState state = wiring.open()) {
      EditionDesk desk = wiring.desk(state.database());
      Drafts drafts = new SqlDrafts(state.database());
      List<Slot> slots = labels.isEmpty() ? drafts.waiting() : slots();
      for (Slot slot : slots) {
        approve(wiring, state, desk, drafts, slot);
      }
      if (slots.isEmpty()) {
        host.out().println("nothing waits for approval");
      }
      return ExitCode.OK.number();
    }
  }

  private List<Slot> slots() {
    try {
      return labels.stream().map(Slot::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void approve(Wiring wiring, OpenState state, EditionDesk desk, Drafts drafts, Slot slot) {
    if (desk.approved(slot).isPresent()) {
      host.out().println(slot + " is approved already: " + desk.approved(slot).get().hash());
      return;
    }
    Optional<Drafts.Draft> draft = drafts.find(slot);
    if (hash != null && draft.map(d -> !d.hash().startsWith(hash)).orElse(true)) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          slot
              + ": "
              + draft
                  .map(d -> "the draft has another hash, " + d.hash())
                  .orElse("there is no draft")
              + "; look at it with anemone preview");
    }
    Proof proof =
        draft
            .map(Drafts.Draft::proof)
            .or(() -> desk.compose(slot))
            .orElseThrow(
                () ->
                    new CommandFailure(ExitCode.BAD_DATA, slot + ": there is nothing to approve"));
    wiring.check(proof, wiring.audience(state, true, false, false));
    Proofs.Approved approved = desk.approve(proof);
    desk.visit(slot);
    host.out()
        .println(
            "%s: %s approved, %s"
                .formatted(
                    slot,
                    Plurals.count(proof.edition().bites().size(), "story", "stories"),
                    approved.hash()));
  }
}
