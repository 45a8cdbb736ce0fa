package anemone.cli;

import anemone.process.Csv;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.subscriber.Suppression;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code anemone subscribers suppressed}: lists the suppressed addresses. */
@Command(
    name = "suppressed",
    mixinStandardHelpOptions = true,
    description = "List the suppressed addresses as CSV: address, reason, since, detail.",
    footer = {"", "Example: anemone subscribers suppressed | grep bounced"})
final class SubscribersSuppressedCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(names = "--json", description = "Print one JSON object per line instead.")
  private boolean json;

  SubscribersSuppressedCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      if (!json) {
        host.out().println("address,reason,since,detail");
      }
      state.suppressions().each(s -> host.out().println(json ? json(s) : csv(s)));
    }
    return ExitCode.OK.number();
  }

  private static String csv(Suppression s) {
    return String.join(
        ",", s.address().toString(), s.reason().word(), s.since().toString(), Csv.cell(s.detail()));
  }

  private static String json(Suppression s) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("address", s.address().toString())
        .put("reason", s.reason().word())
        .put("since", s.since().toString())
        .put("detail", s.detail())
        .toString();
  }
}
