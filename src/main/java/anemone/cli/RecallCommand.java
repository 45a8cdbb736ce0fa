package anemone.cli;

import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.run.Recall;
import anemone.run.SendResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone recall}: stops sending an edition. */
@Command(
    name = "recall",
    mixinStandardHelpOptions = true,
    description =
        "Stop sending an edition, also while another process sends it, and print how many mails"
            + " were cancelled. A recalled edition is closed for good. If no mail was sent, its"
            + " articles are free for the next edition.",
    footer = {"", "Example: anemone recall daily/2026-11-23"})
final class RecallCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(
      paramLabel = "EDITION",
      arity = "0..1",
      description = "The edition (default: the open one).")
  private Optional<String> label = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for confirmation.")
  private boolean yes;

  RecallCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    Slot slot;
    Tally tally;
    try (NewsletterState state = wiring.folder().read()) {
      slot = Recall.meant(label, state);
      tally = state.ledger().tally(slot);
    }
    if (yes || !host.terminal() || agreed(slot, tally)) {
      host.out().println(wiring.recall(slot).outcome());
    } else {
      host.out().println("nothing was recalled");
    }
    return ExitCode.OK.number();
  }

  private boolean agreed(Slot slot, Tally tally) throws IOException {
    host.out()
        .printf("recall %s (%s)? [y/N] ", slot, String.join(", ", SendResult.counts(tally)))
        .flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
    String answer = Optional.ofNullable(in.readLine()).orElse("").strip();
    return List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
  }
}
