package anemone.cli;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Memory;
import anemone.deliver.Transport;
import anemone.deliver.dkim.DkimSigner;
import anemone.render.TemplateProblem;
import anemone.store.Database;
import anemone.store.LastRun;
import anemone.store.StateException;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that a run needs, sends no mail and changes nothing. */
final class Checkup {

  private static final long FEW = 100L << 20;
  private static final long TOO_FEW = 10L << 20;

  private final Wiring wiring;
  private final SenderRecords records;
  private final Instant now;

  Checkup(Wiring wiring, SenderRecords records, Instant now) {
    this.wiring = wiring;
    this.records = records;
    this.now = now;
  }

  /** All that was found, in the order in which a run would meet it. */
  List<Symptom> symptoms() {
    List<Symptom> found = new ArrayList<>();
    found.add(Symptom.ok("configuration", "every setting can be read"));
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
          Symptom.warn("dkim", "nothing is signed here; make sure that the mail server does"));
    }
    found.add(records.dmarc(domain));
    return found;
  }

  private Symptom clock() {
    try {
      LastRun.in(wiring.state()).check(now);
      return Symptom.ok("clock", now + ", days begin in " + wiring.zone());
    } catch (StateException e) {
      return Symptom.fail("clock", String.valueOf(e.getMessage()), ExitCode.STATE);
    }
  }

  private Symptom disk() {
    try {
      long room = Files.getFileStore(existing()).getUsableSpace();
      String what = "%,d MB are free for %s".formatted(room >> 20, wiring.state());
      if (room < TOO_FEW) {
        return Symptom.fail("disk", what + "; make room", ExitCode.STATE);
      }
      return room < FEW ? Symptom.warn("disk", what + "; make room") : Symptom.ok("disk", what);
    } catch (IOException e) {
      return Symptom.warn("disk", "unable to ask for the free space: " + e.getMessage());
    }
  }

  private Symptom state() {
    try (Database database = Database.look(wiring.state())) {
      if (!Files.isWritable(existing())) {
        return Symptom.fail(
            "state", existing() + " cannot be written; change its owner", ExitCode.STATE);
      }
      LastRun.in(wiring.state()).check(database);
      return Symptom.ok("state", wiring.hasState() ? database + "" : "the first run makes it");
    } catch (StateException e) {
      return Symptom.fail("state", String.valueOf(e.getMessage()), ExitCode.STATE);
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

  private Symptom subscribers() {
    try {
      Census census = census();
      String what = Words.count(census.valid(), "subscriber", "subscribers");
      return census.invalid() == 0
          ? Symptom.ok("subscribers", what)
          : Symptom.warn(
              "subscribers",
              what
                  + ", and "
                  + Words.count(census.invalid(), "bad entry", "bad entries")
                  + "; run tells which");
    } catch (CommandFailure e) {
      return Symptom.fail("subscribers", String.valueOf(e.getMessage()), ExitCode.BAD_DATA);
    }
  }

  private Census census() {
    return wiring
        .subscribers()
        .census(s -> true, false, new PrintWriter(new StringWriter(), false));
  }

  private List<Symptom> sources() {
    List<Source> sources = wiring.sources();
    Harvest harvest = wiring.gathering().harvest(sources, Memory.NONE);
    List<Symptom> found = new ArrayList<>();
    harvest
        .failures()
        .forEach(f -> found.add(Symptom.warn("sources", f.source().name() + ": " + f.why())));
    found.add(
        harvest.articles().isEmpty()
            ? Symptom.fail(
                "sources", "no source has an article; see sources check", ExitCode.UNAVAILABLE)
            : Symptom.ok(
                "sources",
                Words.count(harvest.articles().size(), "article", "articles")
                    + " from "
                    + Words.count(sources.size(), "source", "sources")));
    return found;
  }

  private Symptom templates() {
    try (Database database = Database.look(wiring.state())) {
      Desk desk = wiring.desk(database);
      int tried = 0;
      for (Cadence cadence : census().cadences()) {
        var proof = desk.upcoming(desk.slot(cadence));
        proof.ifPresent(wiring::check);
        tried += proof.isPresent() ? 1 : 0;
      }
      return Symptom.ok(
          "templates",
          tried == 0
              ? "nothing was collected to try them with; preview does"
              : Words.count(tried, "edition", "editions") + " rendered, no error");
    } catch (TemplateProblem e) {
      return Symptom.fail("templates", String.valueOf(e.getMessage()), ExitCode.BAD_DATA);
    } catch (CommandFailure e) {
      return Symptom.fail("templates", String.valueOf(e.getMessage()), e.code());
    } catch (StateException e) {
      return Symptom.warn("templates", "not tried, since the state cannot be read");
    }
  }

  private Symptom smtp() {
    var smtp = wiring.newsletter().smtp();
    String server = smtp.host() + ":" + smtp.port();
    try (Transport.Connection connection = wiring.transport().open()) {
      return Symptom.ok(
          "smtp",
          server
              + (connection.usable() ? " takes mail" : " answers")
              + (smtp.user().isEmpty() ? ", without a login" : ", and the login works"));
    } catch (IOException e) {
      String where =
          String.valueOf(e.getMessage()).startsWith("unable to log in")
              ? "; look at smtp.user and smtp.password"
              : "; look at the group smtp in the settings";
      return Symptom.fail("smtp", e.getMessage() + where, ExitCode.UNAVAILABLE);
    }
  }
}
