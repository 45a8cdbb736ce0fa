package anemone.cli;

import anemone.collect.http.Fetcher;
import anemone.edition.Slot;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.render.Proof;
import anemone.render.lint.Finding;
import anemone.render.lint.Lint;
import anemone.render.lint.Place;
import anemone.render.lint.Report;
import anemone.render.lint.Severity;
import anemone.render.lint.TemplateRules;
import anemone.report.LintReport;
import anemone.run.Audience;
import anemone.run.DeadLinks;
import anemone.run.EditionDesk;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.run.SampleMails;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone lint}: checks the mails of the next editions. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Check the mails of the next editions, once for each variant. Changes no state. Exit code"
            + " 65 if there is an error: such an edition would not be sent.",
    footer = {"", "Examples: anemone lint", "          anemone lint --links --json"})
final class LintCommand implements Callable<Integer> {

  /** The rule for links, which needs the network. */
  static final String LINK_DEAD = "link-dead";

  private final Host host;
  private final Report report = new Report();
  private final Map<Slot, Map<String, Place>> pages = new LinkedHashMap<>();
  private int copies;

  @Mixin private NewsletterOptions options;

  @Option(names = "--json", description = "Print one JSON object per finding.")
  private boolean json;

  @Option(names = "--links", description = "Also check that the linked pages exist.")
  private boolean links;

  LintCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      Audience audience = wiring.lists().judged(wiring.lists().look(state), false);
      EditionDesk desk = wiring.editors().desk(state);
      Preview proofing = wiring.preview(state, audience);
      for (Cadence cadence : new TreeSet<>(audience.cadences())) {
        Optional<Proof> proof = proofing.proof(desk.slot(cadence));
        if (proof.isPresent()) {
          report.add(
              proof.get().edition().slot().label(), TemplateRules.check(proof.get().design()));
          read(
              new SampleMails(wiring.renderer(proof.get()), desk.now()),
              proof.get(),
              audience,
              cadence);
        }
      }
    }
    if (links) {
      findDead(wiring);
    }
    tell();
    return (report.entries(Severity.ERROR).isEmpty() ? ExitCode.OK : ExitCode.BAD_DATA).number();
  }

  private void read(SampleMails reader, Proof proof, Audience audience, Cadence cadence) {
    Slot slot = proof.edition().slot();
    Map<String, Place> linked = pages.computeIfAbsent(slot, s -> new LinkedHashMap<>());
    String own = proof.letterhead().links().toString();
    reader
        .specimens(audience.samples(cadence).stream())
        .forEach(
            specimen -> {
              copies++;
              report.add(slot.label(), Lint.check(specimen));
              specimen.pages().entrySet().stream()
                  .filter(page -> !page.getKey().startsWith(own))
                  .forEach(page -> linked.putIfAbsent(page.getKey(), page.getValue()));
            });
  }

  private void findDead(Wiring wiring) throws IOException {
    List<String> urls = pages.values().stream().flatMap(p -> p.keySet().stream()).toList();
    Map<String, Integer> dead;
    try (Fetcher fetcher = wiring.collector().fetcher(DeadLinks.LIMITS)) {
      dead = DeadLinks.among(urls, fetcher);
    }
    pages.forEach(
        (slot, linked) ->
            linked.forEach(
                (url, place) -> {
                  if (dead.containsKey(url)) {
                    report.add(slot.label(), List.of(dead(url, place, dead.get(url))));
                  }
                }));
  }

  private static Finding dead(String url, Place place, int status) {
    return new Finding(
        LINK_DEAD,
        Severity.ERROR,
        place,
        url + " answered " + status,
        "correct the address, or drop the article");
  }

  private void tell() {
    report
        .entries()
        .forEach(entry -> host.out().println(json ? LintReport.json(entry) : entry.toString()));
    if (!json) {
      host.out().println(LintReport.line(report, copies, pages.keySet()));
    }
  }
}
