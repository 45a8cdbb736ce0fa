package anemone.doctor;

import anemone.article.Source;
import anemone.cli.Wiring;
import anemone.collect.Harvest;
import anemone.collect.Memory;
import anemone.deliver.Transport;
import anemone.deliver.dkim.DkimSigner;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.render.TemplateProblem;
import anemone.run.Audience;
import anemone.run.EditionDesk;
import anemone.run.SubscriberFile;
import anemone.store.Database;
import anemone.store.LastRun;
import anemone.store.StateException;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that a run needs, sends no mail and changes nothing. */
public final class Checks {

  private static final long FEW = 100L << 20;
  private static final long TOO_FEW = 10L << 20;

  private final Wiring wiring;
  private final DnsAuthChecks records;
  private final Instant now;

  public Checks(Wiring wiring, DnsAuthChecks records, Instant now) {
    this.wiring = wiring;
    this.records = records;
    this.now = now;
  }

  /** All that was found, in the order in which a run would meet it. */
  public List<CheckResult> symptoms() {
    List<CheckResult> found = new ArrayList<>();
    found.add(CheckResult.ok("configuration", "every setting can be read"));
    found.add(clock());
    found.add(disk());
    found.add(state());
    found.add(subscribers());
    found.addAll(sources());
    found.add(templates());
    found.add(smtp());
    String domain = wiring.newsletter().letterhead().from().address().domain();
    found.add(records.spf(domain));
    DkimSigner signer = wiring.newsletter().signer();
    signer.keys().forEach(key -> found.add(records.dkim(signer.domain(), key)));
    if (!signer.isSigning()) {
      found.add(
          CheckResult.warn("dkim", "nothing is signed here; make sure that the mail server does"));
    }
    found.add(records.dmarc(domain));
    return found;
  }

  private CheckResult clock() {
    try {
      LastRun.in(wiring.state()).check(now);
      return CheckResult.ok("clock", now + ", days begin in " + wiring.zone());
    } catch (StateException e) {
      return CheckResult.fail("clock", String.valueOf(e.getMessage()), ExitCode.STATE);
    }
  }

  private CheckResult disk() {
    try {
      long room = Files.getFileStore(existing()).getUsableSpace();
      String what = "%,d MB are free for %s".formatted(room >> 20, wiring.state());
      if (room < TOO_FEW) {
        return CheckResult.fail("disk", what + "; make room", ExitCode.STATE);
      }
      return room < FEW
          ? CheckResult.warn("disk", what + "; make room")
          : CheckResult.ok("disk", what);
    } catch (IOException e) {
      return CheckResult.warn("disk", "unable to ask for the free space: " + e.getMessage());
    }
  }

  private CheckResult state() {
    try (Database database = Database.look(wiring.state())) {
      if (!Files.isWritable(existing())) {
        return CheckResult.fail(
            "state", existing() + " cannot be written; change its owner", ExitCode.STATE);
      }
      LastRun.in(wiring.state()).check(database);
      return CheckResult.ok("state", wiring.hasState() ? database + "" : "the first run makes it");
    } catch (StateException e) {
      return CheckResult.fail("state", String.valueOf(e.getMessage()), ExitCode.STATE);
    }
  }

  /** The state folder, or the one that it will be made in. */
  private Path existing() {
    Path folder = wiring.state().toAbsolutePath();
    while (!Files.exists(folder)) {
      folder = Optional.ofNullable(folder.getParent()).orElse(Path.of("/"));
    }
    return folder;
  }

  private CheckResult subscribers() {
    try {
      SubscriberFile.Count census =
          wiring.subscribers().read(s -> {}, new PrintWriter(Writer.nullWriter()));
      String what = Plurals.count(census.valid(), "subscriber", "subscribers");
      return census.invalid() == 0
          ? CheckResult.ok("subscribers", what)
          : CheckResult.warn(
              "subscribers",
              what
                  + ", and "
                  + Plurals.count(census.invalid(), "bad entry", "bad entries")
                  + "; run tells which");
    } catch (CommandFailure e) {
      return CheckResult.fail("subscribers", String.valueOf(e.getMessage()), ExitCode.BAD_DATA);
    }
  }

  private List<CheckResult> sources() {
    List<Source> sources = wiring.sources();
    Harvest harvest = wiring.gathering().harvest(sources, Memory.NONE);
    List<CheckResult> found = new ArrayList<>();
    harvest
        .failures()
        .forEach(f -> found.add(CheckResult.warn("sources", f.source().name() + ": " + f.why())));
    found.add(
        harvest.articles().isEmpty()
            ? CheckResult.fail(
                "sources", "no source has an article; see sources check", ExitCode.UNAVAILABLE)
            : CheckResult.ok(
                "sources",
                Plurals.count(harvest.articles().size(), "article", "articles")
                    + " from "
                    + Plurals.count(sources.size(), "source", "sources")));
    return found;
  }

  private CheckResult templates() {
    try (Database database = Database.look(wiring.state())) {
      EditionDesk desk = wiring.desk(database);
      int tried = 0;
      Audience audience = wiring.audience(database);
      for (Cadence cadence : audience.cadences()) {
        var proof = desk.upcoming(desk.slot(cadence));
        proof.ifPresent(p -> wiring.check(p, audience));
        tried += proof.isPresent() ? 1 : 0;
      }
      return CheckResult.ok(
          "templates",
          tried == 0
              ? "nothing was collected to try them with; preview does"
              : Plurals.count(tried, "edition", "editions") + " rendered, no error");
    } catch (TemplateProblem e) {
      return CheckResult.fail("templates", String.valueOf(e.getMessage()), ExitCode.BAD_DATA);
    } catch (CommandFailure e) {
      return CheckResult.fail("templates", String.valueOf(e.getMessage()), e.code());
    } catch (StateException e) {
      return CheckResult.warn("templates", "not tried, since the state cannot be read");
    }
  }

  private CheckResult smtp() {
    var smtp = wiring.newsletter().smtp();
    String server = smtp.host() + ":" + smtp.port();
    try (Transport.Connection connection = wiring.transport().open()) {
      return CheckResult.ok(
          "smtp",
          server
              + (connection.usable() ? " takes mail" : " answers")
              + (smtp.user().isEmpty() ? ", without a login" : ", and the login works"));
    } catch (IOException e) {
      String where =
          String.valueOf(e.getMessage()).startsWith("unable to log in")
              ? "; look at smtp.user and smtp.password"
              : "; look at the group smtp in the settings";
      return CheckResult.fail("smtp", e.getMessage() + where, ExitCode.UNAVAILABLE);
    }
  }
}
