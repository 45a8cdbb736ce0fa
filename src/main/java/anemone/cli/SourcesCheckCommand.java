package anemone.cli;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Memory;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.report.SourceReport;
import anemone.subscriber.DidYouMean;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone sources check}: fetches each source and reports on it; stores nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Fetch each source now, and show its articles, which fields are missing, and how long it"
            + " took. Nothing is stored.",
    footer = {"", "Example: anemone sources check --json \"The Relay\""})
final class SourcesCheckCommand implements Callable<Integer> {

  private static final int AT_ONCE = 8;

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(names = "--json", description = "Print one JSON object per source.")
  private boolean json;

  @Option(names = "--articles", description = "Show each article as it would be taken.")
  private boolean articles;

  @Option(
      names = "--fix",
      description = "Write the new addresses of permanently moved feeds into the settings.")
  private boolean fix;

  @Parameters(paramLabel = "NAME", description = "The sources to check (default: all).")
  private List<String> names = List.of();

  SourcesCheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    List<CompletableFuture<SourceReport>> reports = new ArrayList<>();
    boolean good = true;
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Source source : wanted(wiring.newsletter().sources())) {
        reports.add(CompletableFuture.supplyAsync(() -> check(wiring, source), threads));
      }
      for (CompletableFuture<SourceReport> pending : reports) {
        SourceReport report = pending.join();
        good &= report.isGood();
        host.out().println(json ? report.json(articles) : report.text(articles));
        warnOfDuplicate(report.source(), wiring.newsletter().sources());
        if (fix) {
          fix(report);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    return (good ? ExitCode.OK : ExitCode.BAD_DATA).number();
  }

  /** Warns of an earlier source with the same address, whose articles would come twice. */
  private void warnOfDuplicate(Source source, List<Source> sources) {
    sources.stream()
        .takeWhile(other -> !other.equals(source))
        .filter(other -> source.place().address().isPresent())
        .filter(other -> other.place().address().equals(source.place().address()))
        .findFirst()
        .ifPresent(
            twin ->
                host.err()
                    .println(
                        source.name()
                            + ": has the same address as "
                            + twin.name()
                            + "; remove one of them, unless their filters differ"));
  }

  private void fix(SourceReport report) throws IOException {
    for (Harvest.Notice notice : report.harvest().notices()) {
      Optional<URI> old = notice.source().place().address();
      if (notice.moved().isPresent() && old.isPresent()) {
        new SourcesFile(host, options.config()).replace(old.get(), notice.moved().get());
        host.err()
            .println(
                options.config()
                    + ": "
                    + notice.source().name()
                    + " is now at "
                    + notice.moved().get());
      }
    }
  }

  private List<Source> wanted(List<Source> sources) {
    List<String> known = sources.stream().map(Source::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new CommandFailure(
            ExitCode.USAGE, "no source: " + name + DidYouMean.hint(name, known));
      }
    }
    return sources.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
  }

  private SourceReport check(Wiring wiring, Source source) {
    Instant begin = host.clock().instant();
    Harvest harvest = wiring.collector().harvest(List.of(source), Memory.NONE);
    return new SourceReport(source, harvest, Duration.between(begin, host.clock().instant()));
  }
}
