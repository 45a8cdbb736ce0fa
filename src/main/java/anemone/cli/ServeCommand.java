package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.NewsletterState;
import anemone.web.pages.PageServer;
import anemone.web.pages.Pages;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone serve}: serves the pages that the links in mails open. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serve the pages that the links in mails lead to: unsubscribe, preferences, lost links, and"
            + " with --sign-up a form to subscribe. They are under the path of newsletter.links,"
            + " behind a reverse proxy with the TLS certificate. Also works while a run sends. Ends"
            + " on SIGTERM or Ctrl-C.",
    footer = {"", "Example: anemone serve -c /srv/letters/newsletter.yaml --port 8080"})
final class ServeCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on (default: 127.0.0.1).")
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      converter = PortConverter.class,
      paramLabel = "PORT",
      description = "The port to listen on; 0 for any free port (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--sign-up",
      description =
          "Let people subscribe, as sign-up.open does; each must confirm by a link in a mail.")
  private boolean signUp;

  @Option(
      names = "--proxy",
      paramLabel = "ADDRESS",
      description =
          "The network address of a reverse proxy whose X-Forwarded-For is trusted, such as"
              + " 127.0.0.1. May be repeated.")
  private Set<String> proxies = Set.of();

  ServeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Wiring wiring = Wiring.of(host, options.config());
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (NewsletterState state = wiring.openShared();
        NoticeThread notices =
            NoticeThread.start(wiring.pageWiring().notices(state), state.signUps(), host);
        PageServer server = start(wiring.pageWiring().pages(state, notices, signUp))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(asked, ended), "end-of-serving"));
      host.out()
          .println(
              "serving %s at http://%s:%d; Ctrl-C ends it"
                  .formatted(wiring.newsletter().letterhead().links(), address, server.port()));
      host.out().flush();
      asked.await();
    } finally {
      ended.countDown();
    }
    return ExitCode.OK.number();
  }

  private PageServer start(Pages pages) {
    try {
      return PageServer.start(pages, new PageServer.Listener(address, port, proxies));
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Delays the end of the process until open requests have been answered. */
  private static void end(CountDownLatch asked, CountDownLatch ended) {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
