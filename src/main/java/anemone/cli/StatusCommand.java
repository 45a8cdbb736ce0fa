package anemone.cli;

import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.store.Database;
import anemone.store.SqlLedger;
import anemone.store.SqlProofs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone status}: what was sent, and what is under way. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tell what was sent and what is still to send; changes nothing.",
    footer = {"", "Example: anemone status"})
final class StatusCommand implements Callable<Integer> {

  private static final int MOST_EDITIONS = 10;

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Fail if no edition was accepted for so long, such as 26h.")
  private Optional<Duration> age = Optional.empty();

  StatusCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (Database database = Database.look(wiring.state())) {
      age.ifPresent(Freshness.of(database, host.clock().instant())::require);
      SqlProofs proofs = new SqlProofs(database);
      List<Slot> slots = proofs.all();
      if (slots.isEmpty()) {
        host.out().println("no edition yet");
        return ExitCode.OK.number();
      }
      List<Slot> open = proofs.open();
      SqlLedger ledger = new SqlLedger(database);
      for (Slot slot : slots.subList(0, Math.min(MOST_EDITIONS, slots.size()))) {
        SqlProofs.Outline outline = proofs.outline(slot);
        Tally tally = ledger.tally(slot);
        host.out()
            .println(
                slot
                    + (open.contains(slot) ? " (open)" : "")
                    + ": number "
                    + outline.number()
                    + ", "
                    + Words.count(outline.stories(), "story", "stories")
                    + "; "
                    + String.join(", ", Posted.counts(tally)));
      }
    }
    return ExitCode.OK.number();
  }
}
