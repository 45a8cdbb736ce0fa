package anemone.cli;

import anemone.deliver.bounce.BounceProcessor;
import anemone.deliver.bounce.BounceTally;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.BounceRun;
import anemone.run.NewsletterState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone bounces}: reads bounces. */
@Command(
    name = "bounces",
    mixinStandardHelpOptions = true,
    description =
        "Process bounces, complaints and unsubscribe requests in the return mailbox, and suppress"
            + " their addresses. Unclear messages stay in the mailbox.",
    footer = {"", "Example: anemone bounces --from saved/*.eml"})
final class BouncesCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--from",
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Read these .eml files, folders or Maildirs instead of the mailbox. They are not changed,"
              + " and each message counts only once.")
  private List<Path> paths = List.of();

  BouncesCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.open()) {
      BounceRun mail = wiring.bounces(state);
      BounceProcessor.ProcessResult cleared =
          paths.isEmpty()
              ? mail.read().orElseThrow(this::noMailbox)
              : mail.read(paths.stream().map(host.directory()::resolve).toList());
      BounceTally tally = cleared.tally();
      if (!cleared.trouble().isEmpty()) {
        host.err().println(cleared.trouble() + "; run again, or check the group bounces");
        if (tally.all() == 0 && !cleared.stuck()) {
          return ExitCode.UNAVAILABLE.number();
        }
      }
      host.out().println(line(tally));
      boolean done = cleared.trouble().isEmpty() && !tally.more();
      return (done ? ExitCode.OK : ExitCode.TRY_AGAIN).number();
    }
  }

  /** {@code 12 messages: 3 bounced, 1 complained, 5 ignored, 1 left for you}. */
  private static String line(BounceTally tally) {
    if (tally.all() == 0) {
      return "no new messages";
    }
    String suppressed =
        tally.suppressed() == 0
            ? ""
            : "; " + Plurals.count(tally.suppressed(), "address", "addresses") + " suppressed";
    return Plurals.count(tally.all(), "message", "messages")
        + ": "
        + tally
        + suppressed
        + (tally.more() ? "; more wait: run again" : "");
  }

  private CommandFailure noMailbox() {
    return new CommandFailure(
        ExitCode.CONFIGURATION,
        options.config() + ": no return mailbox; set the group bounces, or name files with --from");
  }
}
