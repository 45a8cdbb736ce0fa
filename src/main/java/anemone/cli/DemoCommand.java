package anemone.cli;

import anemone.cli.demo.DemoNewsletter;
import anemone.cli.demo.EmbeddedInbox;
import anemone.cli.demo.InboxPage;
import anemone.cli.demo.MailFolder;
import anemone.cli.demo.SampleFolder;
import anemone.cli.demo.SampleSite;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.edition.Editions;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.Counting;
import anemone.run.NewsletterState;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.SendScope;
import anemone.run.StarterFiles;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code anemone demo}: runs everything on this machine, with sample sources and an inbox. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Do the whole job on this machine: collect from sample sources, compose an edition,",
      "mail it to everyone in subscribers.json through an SMTP server in this process, and",
      "show the inbox."
    },
    footer = {"", "Example: anemone demo --out /tmp/inbox"})
final class DemoCommand implements Callable<Integer> {

  private final Host host;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each mail to DIR as .eml and .html instead of showing a web page.")
  private @Nullable Path out;

  DemoCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      Run round = send(inbox);
      if (out == null && host.terminal()) {
        show(round, inbox);
      } else {
        write(round, inbox.mails());
      }
      return round.exitCode().number();
    }
  }

  private Run send(EmbeddedInbox inbox) throws IOException {
    Path work = Files.createTempDirectory("anemone-demo-");
    try (SampleSite site = SampleSite.open(host.clock())) {
      SampleFolder samples = SampleFolder.unpack(work.resolve("samples"), host.clock());
      Path config = work.resolve("newsletter.yaml");
      Files.writeString(config, DemoNewsletter.text(site, samples, inbox));
      StarterFiles.writeInto(work, takeOver("templates/"));
      StarterFiles.writeInto(work, takeOver("subscribers.json"));
      Wiring wiring = Wiring.of(host, config);
      try (NewsletterState state = wiring.open();
          Counting census = wiring.lists().count(state.suppressions(), true, false)) {
        // A demo shows every cadence, whatever day it is.
        Editions editions = state.editions();
        List.of(Cadence.values()).forEach(cadence -> editions.begin(cadence, Instant.EPOCH));
        Run round = wiring.run(state, census, SendScope.to(true), RunListener.NONE);
        round.collect();
        round.issue(census::has);
        return round;
      }
    } finally {
      delete(work);
    }
  }

  /** Returns the templates or subscribers of this folder, or else the samples. */
  private Map<String, String> takeOver(String name) throws IOException {
    Path own = host.directory().resolve(name);
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(own)) {
      StarterFiles.in(own).forEach((path, text) -> files.put(name + path, text));
    } else if (Files.exists(own)) {
      files.put(name, Files.readString(own));
    } else {
      StarterFiles.all().forEach((path, text) -> files.put(path, text));
      files.keySet().removeIf(path -> !path.startsWith(name));
    }
    return files;
  }

  private void write(Run round, List<ReceivedMail> mails) throws IOException {
    Path folder =
        out == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "anemone-demo")
            : host.directory().resolve(out);
    MailFolder written = new MailFolder(folder);
    for (ReceivedMail mail : mails) {
      written.write(mail);
    }
    host.out()
        .println(
            round.line()
                + "; "
                + Plurals.count(mails.size(), "mail", "mails")
                + " received, written to "
                + (out == null ? folder : out));
  }

  private void show(Run round, EmbeddedInbox inbox) throws IOException, InterruptedException {
    try (InboxPage page = InboxPage.open(inbox::mails)) {
      host.out().println(round.line());
      host.out()
          .println(
              Plurals.count(inbox.mails().size(), "mail", "mails")
                  + " received; read them at "
                  + page.address()
                  + " (Ctrl-C ends the demo)");
      CountDownLatch interrupted = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
      interrupted.await();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
