package anemone.cli;

import anemone.cli.demo.DemoNewsletter;
import anemone.cli.demo.EmbeddedInbox;
import anemone.cli.demo.InboxPage;
import anemone.cli.demo.MailFolder;
import anemone.cli.demo.SampleFolder;
import anemone.cli.demo.SampleSite;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.edition.Editions;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.RunResult;
import anemone.run.SendScope;
import anemone.run.StarterFiles;
import anemone.subscriber.Cadence;
import anemone.web.pages.PageServer;
import anemone.web.pages.Pages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code anemone demo}: runs everything on this machine, with sample sources and an inbox. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Try everything on this machine: collect from sample sources, compose an edition, mail it"
            + " to everyone in subscribers.json through an SMTP server in this process, and show"
            + " the inbox.",
    footer = {"", "Example: anemone demo --out /tmp/inbox"})
final class DemoCommand implements Callable<Integer> {

  /** The base address of links if no pages are served. */
  private static final URI USUAL_LINKS = URI.create("https://anemone.example/mail");

  private static final String CONFIG = "newsletter.yaml";
  private static final String LOOPBACK = "127.0.0.1";

  private final Host host;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each mail to DIR as .eml and .html instead of showing a web page.")
  private @Nullable Path out;

  DemoCommand(Host host) {
    // The state of a demo is deleted at its end, so nothing is recorded outside it.
    this.host = host.without(Set.of("HOME", "XDG_STATE_HOME"));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("anemone-demo-");
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      if (out == null && host.terminal()) {
        return show(work, inbox).number();
      }
      RunResult round = send(work, USUAL_LINKS, inbox);
      write(round, inbox.mails());
      return round.exitCode().number();
    } finally {
      delete(work);
    }
  }

  /** Writes the demo's newsletter into a folder, and sends it. */
  private RunResult send(Path work, URI links, EmbeddedInbox inbox) throws IOException {
    try (SampleSite site = SampleSite.open(host.clock())) {
      SampleFolder samples = SampleFolder.unpack(work.resolve("samples"), host.clock());
      Path config = work.resolve(CONFIG);
      Files.writeString(config, DemoNewsletter.text(links, site, samples, inbox));
      StarterFiles.writeInto(work, takeOver("templates/"));
      StarterFiles.writeInto(work, takeOver("subscribers.json"));
      Wiring wiring = Wiring.of(host, config);
      try (NewsletterState state = wiring.open()) {
        Audience audience = wiring.lists().audience(state, true, false, false);
        // A demo shows every cadence, whatever the day of the week.
        Editions editions = state.editions();
        List.of(Cadence.values()).forEach(cadence -> editions.begin(cadence, Instant.EPOCH));
        Run round = wiring.runs().run(state, audience, SendScope.to(true), RunListener.NONE);
        round.collect();
        round.issue(audience::has);
        return round.result();
      }
    }
  }

  /** Returns the templates or subscribers in the working directory, or else the samples. */
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

  private void write(RunResult round, List<ReceivedMail> mails) throws IOException {
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

  /** Sends, and shows the mails; this process serves the pages that their links open. */
  private ExitCode show(Path work, EmbeddedInbox inbox) throws IOException, InterruptedException {
    CompletableFuture<Pages> pages = new CompletableFuture<>();
    try (PageServer server =
        PageServer.start(pages::join, new PageServer.Listener(LOOPBACK, 0, Set.of()))) {
      URI links = URI.create("http://" + LOOPBACK + ":" + server.port() + "/mail");
      RunResult round = send(work, links, inbox);
      Wiring wiring = Wiring.of(host, work.resolve(CONFIG));
      try (NewsletterState state = wiring.openShared();
          InboxPage page = InboxPage.open(inbox::mails)) {
        pages.complete(wiring.pageWiring().pages(state, Runnable::run, false));
        host.out().println(round.line());
        host.out()
            .println(
                Plurals.count(inbox.mails().size(), "mail", "mails")
                    + " received; read them at "
                    + page.address()
                    + " and follow the links in them (Ctrl-C ends the demo)");
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
        interrupted.await();
      }
      return round.exitCode();
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
