package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.NewsletterState;
import anemone.run.SubscriberFile;
import anemone.subscriber.Suppressions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code anemone subscribers check}: counts the list, and reports mistakes. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Count the subscriber list, and print each bad entry with its line.",
    footer = {"", "Example: anemone subscribers check"})
final class SubscribersCheckCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  SubscribersCheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Wiring wiring = Wiring.of(host, options.config());
    Map<String, Long> cadences = new TreeMap<>();
    Map<String, Long> languages = new TreeMap<>();
    AtomicLong suppressed = new AtomicLong();
    SubscriberFile.Count census;
    try (NewsletterState state = wiring.folder().read()) {
      Suppressions suppressions = state.suppressions();
      census =
          wiring
              .lists()
              .file()
              .read(
                  subscriber -> {
                    cadences.merge(subscriber.cadence().word(), 1L, Long::sum);
                    languages.merge(subscriber.language().toLanguageTag(), 1L, Long::sum);
                    if (suppressions.find(subscriber.address()).isPresent()) {
                      suppressed.incrementAndGet();
                    }
                  },
                  host.err());
    }
    String bad =
        census.invalid() == 0
            ? ""
            : ", " + Plurals.count(census.invalid(), "bad entry", "bad entries");
    host.out()
        .println(
            Plurals.count(census.valid(), "subscriber", "subscribers")
                + (suppressed.get() == 0
                    ? ""
                    : ", %,d of them suppressed".formatted(suppressed.get()))
                + bad);
    host.out().println("  by cadence: " + words(cadences));
    host.out().println("  by language: " + words(languages));
    return (census.invalid() == 0 ? ExitCode.OK : ExitCode.BAD_DATA).number();
  }

  /** {@code daily 4, weekly 2}. */
  private static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> "%s %,d".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
