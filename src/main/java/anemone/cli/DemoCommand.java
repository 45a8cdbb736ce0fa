package anemone.cli;

import anemone.cli.demo.DemoNewsletter;
import anemone.cli.demo.EmbeddedInbox;
import anemone.cli.demo.InboxPage;
import anemone.cli.demo.MailFolder;
import anemone.cli.demo.SampleFolder;
import anemone.cli.demo.SampleSite;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.Audience;
import anemone.run.OpenState;
import anemone.run.Run;
import anemone.run.StarterFiles;
import anemone.store.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code anemone demo}: the whole job on this machine, with sample sources and an inbox. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Do the whole job on this machine: collect from sample sources, compose, and",
      "mail everyone in subscribers.json through an SMTP server in this process; then",
      "show the inbox."
    },
    footer = {"", "Example: anemone demo --out /tmp/inbox"})
final class DemoCommand implements Callable<Integer> {

  private final Host host;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each mail there as .eml and .html, instead of showing a web page.")
  private @Nullable Path out;

  DemoCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, StateLock.TakenException {
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

  private Run send(EmbeddedInbox inbox) throws IOException, StateLock.TakenException {
    Path work = Files.createTempDirectory("anemone-demo-");
    try (SampleSite site = SampleSite.open(host.clock())) {
      SampleFolder samples = SampleFolder.unpack(work.resolve("samples"), host.clock());
      Path config = work.resolve("newsletter.yaml");
      Files.writeString(config, DemoNewsletter.text(site, samples, inbox));
      StarterFiles.writeInto(work, takeOver("templates/"));
      StarterFiles.writeInto(work, takeOver("subscribers.json"));
      Wiring wiring = Wiring.of(host, config);
      try (OpenState state = wiring.open()) {
        Audience audience = wiring.audience(state, true, false, false);
        Run round = wiring.round(state, audience, true);
        round.note(wiring.gathering().collect(state.database()));
        round.issue(audience::has);
        return round;
      }
    } finally {
      delete(work);
    }
  }

  /** The templates or subscribers of this folder, where an editor may have changed them. */
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
