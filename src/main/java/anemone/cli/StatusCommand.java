package anemone.cli;

import anemone.deliver.UnknownPolicy;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.render.Drafts;
import anemone.render.Proofs;
import anemone.report.DeliveryReport;
import anemone.report.EditionStatus;
import anemone.report.Freshness;
import anemone.report.StateContents;
import anemone.report.WorkerStatus;
import anemone.run.Approvals;
import anemone.run.NewsletterState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone status}: shows what was sent, and what is still to send. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show what was sent and what is still to send; changes nothing.",
    footer = {
      "",
      "Examples: anemone status",
      "          anemone status --edition daily/2026-11-23 --json",
      "          anemone status --sources"
    })
final class StatusCommand implements Callable<Integer> {

  private static final int MOST_EDITIONS = 10;

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Fail if no mail was accepted within TIME, such as 26h.")
  private Optional<Duration> age = Optional.empty();

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "Show only this edition, by recipient domain.")
  private Optional<String> edition = Optional.empty();

  @Option(
      names = "--sources",
      description =
          "Show what each source contributed to the editions of the latest three months, or to"
              + " --edition: articles collected, used, merged, carried and dropped, and clicks.")
  private boolean sources;

  @Option(
      names = "--json",
      description = "Print one JSON object per edition and per worker, with --sources per source.")
  private boolean json;

  StatusCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      age.ifPresent(a -> Freshness.of(state, host.clock().instant()).require(a));
      Proofs proofs = state.proofs();
      List<Slot> slots = proofs.all();
      if (sources) {
        SourceStatus contributions = new SourceStatus(state, wiring.newsletter(), host.out());
        edition.ifPresentOrElse(
            label -> contributions.edition(one(label, slots, state), json),
            () -> contributions.months(slots, json));
        return ExitCode.OK.number();
      }
      List<Slot> open = proofs.open();
      if (edition.isPresent()) {
        tell(
            one(edition.get(), slots, state),
            state,
            open,
            wiring.newsletter().dispatch().unknown());
        return ExitCode.OK.number();
      }
      List<Slot> waiting = waiting(state.drafts(), slots, wiring);
      if (slots.isEmpty() && waiting.isEmpty() && !json) {
        host.out().println("no edition yet");
      }
      for (Slot slot : slots.subList(0, Math.min(MOST_EDITIONS, slots.size()))) {
        EditionStatus status = EditionStatus.of(slot, state, open);
        host.out()
            .println(
                json
                    ? status.json()
                    : status.line() + status.hint(wiring.newsletter().dispatch().unknown()));
      }
      state.shards().ifPresent(shards -> tell(new WorkerStatus(shards, open)));
      if (!json && !slots.isEmpty()) {
        host.out().println(StateContents.line(state.pruning()));
      }
    }
    return ExitCode.OK.number();
  }

  private void tell(WorkerStatus workers) {
    if (json) {
      workers.json().forEach(host.out()::println);
    } else {
      workers.lines().forEach(host.out()::println);
    }
  }

  /** Prints the drafts, if editions need approval. */
  private List<Slot> waiting(Drafts drafts, List<Slot> approved, Wiring wiring) {
    if (!wiring.newsletter().editing().approval()) {
      return List.of();
    }
    List<Slot> waiting =
        drafts.waiting().stream().filter(slot -> !approved.contains(slot)).toList();
    for (Slot slot : waiting) {
      Drafts.Draft draft = drafts.find(slot).orElseThrow();
      String command = wiring.command(Approvals.command(draft));
      if (json) {
        host.out()
            .println(
                JsonMapper.shared()
                    .createObjectNode()
                    .put("edition", slot.label())
                    .put("waiting", true)
                    .put("stories", draft.proof().edition().bites().size())
                    .put("hash", draft.hash())
                    .put("seen", draft.isSeen())
                    .put("approved-by", String.join(", ", drafts.approvers(slot, draft.hash())))
                    .put("approvers", wiring.newsletter().editing().release().approvers())
                    .put("approve", command));
      } else {
        int needed = wiring.newsletter().editing().release().approvers();
        String news = Approvals.news(draft);
        host.out()
            .printf(
                "%s waits for approval: %s%s%s. To approve: %s%n",
                slot,
                Approvals.extent(draft),
                Approvals.progress(drafts, draft, needed),
                news.isEmpty() ? "" : "; " + news,
                command + (needed > 1 ? " --by NAME" : ""));
      }
    }
    return waiting;
  }

  private void tell(Slot slot, NewsletterState state, List<Slot> open, UnknownPolicy unknown) {
    EditionStatus status = EditionStatus.of(slot, state, open);
    DeliveryReport report = new DeliveryReport(state.figures(), slot);
    if (json) {
      ObjectNode object = status.json();
      report.addTo(object);
      host.out().println(object);
    } else {
      host.out().println(status.line() + status.hint(unknown));
      report.lines().forEach(host.out()::println);
    }
  }

  private static Slot one(String label, List<Slot> slots, NewsletterState state) {
    Slot slot;
    try {
      slot = Slot.parse(label);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
    if (!slots.contains(slot)) {
      boolean draft = state.drafts().waiting().contains(slot);
      throw new CommandFailure(
          ExitCode.USAGE,
          slot
              + (draft
                  ? " waits for approval, so nothing was sent. To list the commands: anemone status"
                  : " is not an edition of this newsletter. To list them: anemone status"));
    }
    return slot;
  }
}
