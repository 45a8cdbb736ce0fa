package anemone.cli;

import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.render.DraftCopy;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.Approvals;
import anemone.run.DraftApproval;
import anemone.run.EditionDesk;
import anemone.run.NewsletterState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone approve}: approves drafts. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description =
        "Freeze the editions that wait for approval, and print the hash of each. Only what you have"
            + " seen in the draft mail or the sheet is approved, or what you name by its hash. If"
            + " an edition has changed since, the command prints the changes and asks; without a"
            + " terminal, it prints the command to use. An approved edition cannot be changed; the"
            + " next run sends it once edition.hold has passed. If several people must approve it"
            + " (edition.approvers), it waits for the last of them.",
    footer = {
      "",
      "Examples: anemone approve",
      "          anemone approve daily/2026-11-23 --hash 3f2a91c0b7d1"
    })
final class ApproveCommand implements Callable<Integer> {

  private static final int SHORTEST_HASH = 6;

  private final Host host;
  private final BufferedReader answers;

  @Mixin private NewsletterOptions options;

  @Parameters(
      paramLabel = "EDITION",
      arity = "0..*",
      description = "Which editions (default: all that wait).")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--hash",
      paramLabel = "HEX",
      description = "Approve the draft with this hash; the beginning of the hash is enough.")
  private @Nullable String hash;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Your name; required if edition.approvers is 2 or more. Each name counts once.")
  private String by = "";

  ApproveCommand(Host host) {
    this.host = host;
    this.answers = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
  }

  @Override
  public Integer call() throws IOException {
    if (hash != null && hash.length() < SHORTEST_HASH) {
      throw new CommandFailure(
          ExitCode.USAGE, "--hash must have at least " + SHORTEST_HASH + " characters");
    }
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.open()) {
      Drafts drafts = state.drafts();
      List<Slot> slots = labels.isEmpty() ? waiting(drafts) : slots();
      ExitCode code = ExitCode.OK;
      for (Slot slot : slots) {
        if (!approve(wiring, state, slot)) {
          code = ExitCode.APPROVAL;
        }
      }
      if (slots.isEmpty()) {
        host.out().println("no edition waits for approval");
      }
      return code.number();
    }
  }

  private List<Slot> slots() {
    try {
      return labels.stream().map(Slot::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the drafts; with a hash, the one that has it. */
  private List<Slot> waiting(Drafts drafts) {
    List<Slot> all = drafts.waiting();
    if (hash == null || all.isEmpty()) {
      return all;
    }
    List<Slot> meant =
        all.stream().filter(s -> hasHash(drafts.find(s).orElseThrow().hash())).toList();
    if (meant.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          "no draft has the hash "
              + hash
              + "; waiting: "
              + String.join(
                  ", ",
                  all.stream()
                      .map(s -> s + " " + DraftCopy.shown(drafts.find(s).orElseThrow().hash()))
                      .toList()));
    }
    return meant;
  }

  private boolean hasHash(String whole) {
    return hash != null && whole.startsWith(hash.toLowerCase(Locale.ROOT));
  }

  /** Approves an edition if its editor has seen it or confirms it now. */
  private boolean approve(Wiring wiring, NewsletterState state, Slot slot) throws IOException {
    EditionDesk desk = wiring.editors().desk(state);
    Drafts drafts = state.drafts();
    Optional<Proofs.Approved> already = desk.approved(slot);
    if (already.isPresent()) {
      host.out().println(slot + " is already approved: " + already.get().hash());
      return true;
    }
    Drafts.Draft draft = drafts.find(slot).orElseGet(() -> composed(desk, drafts, slot));
    if (hash != null && !hasHash(draft.hash())) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          "%s: the draft now has the hash %s; %s. To see it: %s"
              .formatted(
                  slot,
                  DraftCopy.shown(draft.hash()),
                  Approvals.news(draft),
                  wiring.command("edit --print")));
    }
    DraftApproval approval =
        new DraftApproval(desk, wiring.lint(), wiring.lists().audience(state, true, false, false));
    if (hash == null && !draft.isSeen() && !agreed(wiring, draft, approval)) {
      return false;
    }
    Proof proof = draft.proof();
    DraftApproval.Result result = approval.approve(proof, by);
    if (result.approved().isEmpty()) {
      drafts.seen(slot);
      host.out().printf("%s: %s; waiting for the next approval%n", slot, result.progress());
      return false;
    }
    Proofs.Approved approved = result.approved().get();
    host.out()
        .println(
            "%s: %s approved, %s; %s%s"
                .formatted(
                    slot,
                    Plurals.count(proof.edition().bites().size(), "story", "stories"),
                    approved.hash(),
                    approval.outlook(slot, approved.release()),
                    approved.release().isAfter(approved.at())
                        ? ". To stop it: " + wiring.command("recall " + slot)
                        : ""));
    return true;
  }

  private static Drafts.Draft composed(EditionDesk desk, Drafts drafts, Slot slot) {
    if (!desk.isCurrent(slot)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s cannot be approved now; the edition to approve is %s"
              .formatted(slot, desk.slot(slot.cadence())));
    }
    Proof proof =
        desk.compose(slot)
            .orElseThrow(
                () ->
                    new CommandFailure(ExitCode.BAD_DATA, slot + ": there is nothing to approve"));
    return new Drafts.Draft(
        proof, drafts.hash(proof), EditorialChanges.NONE, Optional.empty(), Optional.empty());
  }

  /** Asks at the terminal whether to approve an unseen edition. */
  private boolean agreed(Wiring wiring, Drafts.Draft draft, DraftApproval approval)
      throws IOException {
    Slot slot = draft.proof().edition().slot();
    String about = "%s: %s; %s".formatted(slot, Approvals.extent(draft), Approvals.news(draft));
    if (!host.terminal()) {
      host.err()
          .printf(
              "%s. Not approved.%n  To see it: %s%n  To approve it as it is: %s%n",
              about, wiring.command("edit --print"), wiring.command(Approvals.command(draft)));
      return false;
    }
    host.out().println(about);
    Approvals.titles(draft).forEach(title -> host.out().println("  " + title));
    host.out().printf("approve %s as it is, %s? [y/N] ", slot, approval.outlook(slot)).flush();
    String answer = Optional.ofNullable(answers.readLine()).orElse("").strip();
    boolean agreed = List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
    if (!agreed) {
      host.out().println(slot + ": not approved");
    }
    return agreed;
  }
}
