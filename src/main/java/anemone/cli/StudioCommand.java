package anemone.cli;

import anemone.deliver.Outcome;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.render.Message;
import anemone.run.FolderWatch;
import anemone.run.studio.Studio;
import anemone.run.studio.WarmUp;
import anemone.subscriber.EmailAddress;
import anemone.web.studio.StudioApi;
import anemone.web.studio.StudioServer;
import anemone.web.studio.TemplateApi;
import anemone.web.studio.Visitors;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone studio}: edits the editions that wait in a browser. */
@Command(
    name = "studio",
    mixinStandardHelpOptions = true,
    description =
        "Edit the editions that wait for approval in a browser, next to the mail as subscribers"
            + " will get it: choose, order and rewrite stories, send test copies, approve. Each"
            + " change is stored at once, and can be undone. Listens on this machine only, and ends"
            + " on Ctrl-C.",
    footer = {"", "Example: anemone studio", "         anemone studio --no-browser --port 8081"})
final class StudioCommand implements Callable<Integer> {

  /** Unguessable: 128 bits. */
  private static final int KEY_BYTES = 16;

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--port",
      converter = PortConverter.class,
      paramLabel = "PORT",
      description = "The port to listen on (default: any free port).")
  private int port;

  @Option(names = "--no-browser", description = "Print the address without opening a browser.")
  private boolean quiet;

  @Option(
      names = "--templates",
      description =
          "Show the templates with invented stories instead, and reload them after each change.")
  private boolean templates;

  StudioCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Wiring wiring = Wiring.of(host, options.config());
    Studio studio = wiring.studio();
    if (!templates) {
      // Also names what is wrong before a browser is opened.
      new WarmUp(studio, wiring.studio(), studio.slots()).start();
    }
    CountDownLatch asked = new CountDownLatch(1);
    Visitors visitors = new Visitors(random(), random());
    StudioApi api =
        new StudioApi(
            studio,
            (copy, to) -> sent(wiring, copy, to),
            slot -> wiring.recall(slot).outcome(),
            host.clock());
    TemplateApi specimens = new TemplateApi(wiring.templateStudio());
    try (StudioServer server =
            started(
                () ->
                    templates
                        ? StudioServer.start(specimens, visitors, port)
                        : StudioServer.start(api, visitors, port));
        FolderWatch watch =
            new FolderWatch(wiring.newsletter().files().templates(), server::changed)) {
      watch.start();
      Runtime.getRuntime().addShutdownHook(new Thread(asked::countDown, "end-of-studio"));
      host.out().println("the studio is at " + server.address() + " ; Ctrl-C ends it");
      host.out().flush();
      if (!quiet) {
        open(server.address());
      }
      asked.await();
    }
    return ExitCode.OK.number();
  }

  /** Starts a server. */
  private interface Start {

    StudioServer server() throws IOException;
  }

  private static StudioServer started(Start start) {
    try {
      return start.server();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Opens a browser, if the desktop has a command for it. */
  private void open(String address) {
    if (Stream.of("xdg-open", "open").noneMatch(opener -> starts(opener, address))) {
      host.err().println("unable to open a browser; open the address yourself");
    }
  }

  private static boolean starts(String opener, String address) {
    try {
      new ProcessBuilder(opener, address)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException notHere) {
      return false;
    }
  }

  private String sent(Wiring wiring, Message copy, EmailAddress to) {
    // Mail programs may hide the second of two mails with one Message-ID; that must not be the real
    // mail.
    String id = "test-" + host.clock().millis() + "." + copy.id();
    Message test = copy.withRecipient(to).withId(id);
    try {
      Outcome outcome = wiring.mailer().send(test);
      return outcome instanceof Outcome.Accepted
          ? "a test copy was sent to " + to
          : "the server did not accept the test copy: " + outcome.reply();
    } catch (IOException e) {
      return "unable to send the test copy: " + e.getMessage();
    }
  }

  private static String random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
