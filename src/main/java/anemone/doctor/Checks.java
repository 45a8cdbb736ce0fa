package anemone.doctor;

import anemone.article.Source;
import anemone.article.WebAddress;
import anemone.collect.Harvest;
import anemone.collect.Memory;
import anemone.collect.http.NamedRequests;
import anemone.deliver.Transport;
import anemone.deliver.dkim.DkimSigner;
import anemone.newsletter.Newsletter;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.render.Proof;
import anemone.render.TemplateProblem;
import anemone.run.Audience;
import anemone.run.DailyLimit;
import anemone.run.EditionDesk;
import anemone.run.EditorFactory;
import anemone.run.LintGate;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import anemone.run.SubscriberFile;
import anemone.run.SubscriberLists;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/** Checks everything that a run needs; sends no mail and changes nothing. */
public final class Checks {

  /** The maximum time of an answer of the pages for subscribers. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** In the postal address that {@code init} writes. */
  private static final String SAMPLE_STREET = "Exampleton";

  private final EditorFactory editors;
  private final StateFolder folder;
  private final SubscriberLists lists;
  private final LintGate lint;
  private final Transport transport;
  private final ToLongFunction<Proof> size;
  private final DnsAuthChecks records;
  private final Newsletter newsletter;
  private final Instant now;

  /** Number of valid subscribers, once they were counted. */
  private long subscribed;

  /**
   * The checks of a newsletter.
   *
   * @param editors creates its editors
   * @param folder its state folder
   * @param lists its subscribers
   * @param lint checks its mails
   * @param transport its mail server
   * @param size the size of a copy of an edition in octets
   * @param records checks its DNS records
   */
  public Checks(
      EditorFactory editors,
      StateFolder folder,
      SubscriberLists lists,
      LintGate lint,
      Transport transport,
      ToLongFunction<Proof> size,
      DnsAuthChecks records) {
    this.editors = editors;
    this.folder = folder;
    this.lists = lists;
    this.lint = lint;
    this.transport = transport;
    this.size = size;
    this.records = records;
    this.newsletter = editors.newsletter();
    this.now = lists.clock().instant();
  }

  /** Returns all results, in the order of a run. */
  public List<CheckResult> results() {
    List<CheckResult> found = new ArrayList<>();
    found.add(CheckResult.ok("configuration", "every setting can be read"));
    found.addAll(new StateChecks(folder, now, newsletter.letterhead().zone()).results());
    found.addAll(subscribers());
    found.addAll(sources());
    found.add(templates());
    found.addAll(new ServerChecks(newsletter, folder, transport, size).results());
    found.addAll(dailyLimit());
    NamedRequests requests = new NamedRequests(PATIENCE, newsletter.network());
    found.addAll(new LinkChecks(newsletter.letterhead().links(), requests).results());
    String domain = newsletter.letterhead().from().address().domain();
    found.addAll(samples());
    if (ReservedNames.contains(domain)) {
      found.add(
          CheckResult.warn(
              "sender",
              newsletter.letterhead().from().address()
                  + " is an example; set newsletter.from to an address of yours"));
    }
    found.add(records.spf(domain));
    DkimSigner signer = newsletter.signer();
    signer.keys().forEach(key -> found.add(records.dkim(signer.domain(), key)));
    if (!signer.isSigning()) {
      found.add(
          CheckResult.warn(
              "dkim", "mails are not signed here; make sure that the mail server signs them"));
    }
    found.add(records.dmarc(domain));
    return found;
  }

  /** Finds what the sample settings have and nobody can use. */
  private List<CheckResult> samples() {
    List<CheckResult> found = new ArrayList<>();
    for (Source source : newsletter.sources()) {
      source
          .place()
          .address()
          .filter(url -> ReservedNames.contains(WebAddress.host(url)))
          .ifPresent(
              url ->
                  found.add(
                      CheckResult.warn(
                          "sources",
                          source.name() + " is an example; remove it, or set a real address")));
    }
    if (newsletter.letterhead().postalAddress().contains(SAMPLE_STREET)) {
      found.add(
          CheckResult.warn(
              "sender",
              "newsletter.postal-address is the example; set yours, which the law asks for in many"
                  + " countries"));
    }
    return found;
  }

  private List<CheckResult> subscribers() {
    AtomicInteger samples = new AtomicInteger();
    SubscriberFile.Count census;
    try {
      census =
          lists
              .file()
              .read(
                  subscriber -> {
                    if (ReservedNames.contains(subscriber.address().domain())) {
                      samples.incrementAndGet();
                    }
                  },
                  lists.err());
    } catch (CommandFailure e) {
      return List.of(
          CheckResult.fail("subscribers", String.valueOf(e.getMessage()), ExitCode.BAD_DATA));
    }
    subscribed = census.valid();
    List<CheckResult> found = new ArrayList<>();
    String what = Plurals.count(census.valid(), "subscriber", "subscribers");
    found.add(
        census.invalid() == 0
            ? CheckResult.ok("subscribers", what)
            : CheckResult.warn(
                "subscribers",
                what
                    + ", and "
                    + Plurals.count(census.invalid(), "bad entry", "bad entries")
                    + "; run names them"));
    if (samples.get() > 0) {
      found.add(
          CheckResult.warn(
              "subscribers",
              Plurals.count(samples.get(), "address is an example", "addresses are examples")
                  + ", which cannot receive mail; remove them from the list"));
    }
    return found;
  }

  private List<CheckResult> sources() {
    List<Source> sources = newsletter.sources();
    Harvest harvest = editors.collector().harvest(sources, Memory.NONE);
    List<CheckResult> found = new ArrayList<>();
    harvest
        .failures()
        .forEach(f -> found.add(CheckResult.warn("sources", f.source().name() + ": " + f.why())));
    found.add(
        harvest.articles().isEmpty()
            ? CheckResult.fail(
                "sources",
                "no source has an article; to find out why: anemone sources check",
                ExitCode.UNAVAILABLE)
            : CheckResult.ok(
                "sources",
                Plurals.count(harvest.articles().size(), "article", "articles")
                    + " from "
                    + Plurals.count(sources.size(), "source", "sources")));
    return found;
  }

  private CheckResult templates() {
    try (NewsletterState state = folder.read()) {
      EditionDesk desk = editors.desk(state);
      int tried = 0;
      Audience audience = lists.look(state);
      for (Cadence cadence : audience.cadences()) {
        var proof = desk.upcoming(desk.slot(cadence));
        proof.ifPresent(p -> lint.check(p, audience));
        tried += proof.isPresent() ? 1 : 0;
      }
      return CheckResult.ok(
          "templates",
          tried == 0
              ? "not tried, since nothing was collected yet; anemone preview tries them"
              : Plurals.count(tried, "edition", "editions") + " rendered, no error");
    } catch (TemplateProblem e) {
      return CheckResult.fail("templates", String.valueOf(e.getMessage()), ExitCode.BAD_DATA);
    } catch (CommandFailure e) {
      return e.code() == ExitCode.STATE
          ? CheckResult.warn("templates", "not tried, since the state cannot be read")
          : CheckResult.fail("templates", String.valueOf(e.getMessage()), e.code());
    }
  }

  private List<CheckResult> dailyLimit() {
    String whose = newsletter.provider().map(p -> p.name() + ", smtp.provider").orElse("pace.day");
    return DailyLimit.of(
            newsletter.dispatch().pacing(), subscribed, now, newsletter.letterhead().zone())
        .map(limit -> CheckResult.warn("limit", limit.sentence() + " (" + whose + ")"))
        .stream()
        .toList();
  }
}
