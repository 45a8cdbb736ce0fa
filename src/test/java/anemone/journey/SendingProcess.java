package anemone.journey;

import anemone.deliver.Books;
import anemone.deliver.ConnectionLimits;
import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchPlan;
import anemone.deliver.DispatchResult;
import anemone.deliver.Dispatcher;
import anemone.deliver.Pacing;
import anemone.deliver.RetryPlan;
import anemone.deliver.UnknownPolicy;
import anemone.deliver.jakarta.JakartaTransport;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.AutoTransport;
import anemone.deliver.smtp.ServerQuirks;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpTransport;
import anemone.fixture.MailFixture;
import anemone.render.Message;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.OutcomeLog;
import anemone.store.SqlLedger;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Subscriber;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Sends an edition to generated subscribers from a JVM that a test may kill at any moment. It gets
 * ready as soon as it is started, and begins when it is told to: a test that has the next one ready
 * does not wait for JVMs to start.
 */
final class SendingProcess {

  private static final String TEXT =
      "Corals have returned to the reef off Port Elsin.\n".repeat(350);

  private final Process process;

  private SendingProcess(Process process) {
    this.process = process;
  }

  /** Starts one; it exits 0 when everyone has been sent to, or has nothing more to wait for. */
  static SendingProcess ready(Path folder, int port, int subscribers, int connections)
      throws IOException {
    Path state = folder.resolve("state");
    return new SendingProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.sqlite.lib.path=" + library(folder),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                SendingProcess.class.getName(),
                state.toString(),
                Integer.toString(port),
                Integer.toString(subscribers),
                Integer.toString(connections))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The class path without what writes logs, which takes longer to start than the rest. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
        .filter(entry -> !entry.matches(".*/(logback|slf4j)-.*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** SQLite as a file: its driver would unpack one at each start, and a killed one leaves it. */
  private static Path library(Path folder) throws IOException {
    Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
    if (!Files.exists(library)) {
      String resource =
          LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
      try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
        Files.copy(Objects.requireNonNull(in, resource), library);
      }
    }
    return folder;
  }

  /** Lets it begin. */
  SendingProcess begin() throws IOException {
    process.getOutputStream().close();
    return this;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it exits with. */
  int end() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** State folder, port, how many subscribers, how many connections. */
  public static void main(String[] args) throws IOException {
    Path state = Path.of(args[0]);
    int subscribers = Integer.parseInt(args[2]);
    SmtpSettings server =
        SmtpSettings.plain("127.0.0.1", Integer.parseInt(args[1]))
            .withReplyTimeout(Duration.ofSeconds(1));
    MimeComposer composer = new MimeComposer();
    ServerQuirks quirks = ServerQuirks.none();
    Subscriber first = MailFixture.subscribers(1).iterator().next();
    composer.compose(message(first));
    DatabaseFile.look(state.resolve("absent")).close();
    System.in.readAllBytes();
    try (Database database = DatabaseFile.open(state);
        SqlLedger ledger = new SqlLedger(database, OutcomeLog.in(state))) {
      RetryPlan soon = RetryPlan.STANDARD.withFirst(Duration.ofMillis(10));
      DispatchResult result =
          new Dispatcher(
                  new AutoTransport(
                      new SmtpTransport(server, composer, quirks),
                      new JakartaTransport(server, composer),
                      quirks),
                  new Books(ledger, new SqlSuppressions(database)),
                  new DispatchPlan(
                      ConnectionLimits.fixed(Integer.parseInt(args[3])),
                      Pacing.NONE,
                      soon,
                      UnknownPolicy.RESEND),
                  Clock.systemUTC(),
                  time -> Thread.sleep(time.toMillis()))
              .dispatch(
                  MailFixture.SLOT,
                  subscribers,
                  ledger.states(MailFixture.SLOT),
                  MailFixture.subscribers(subscribers).iterator(),
                  s -> Optional.of(message(s)));
      long left = result.tally().left() + result.tally().of(State.UNKNOWN);
      System.exit(left == 0 ? 0 : 75);
    }
  }

  private static Message message(Subscriber subscriber) {
    return MailFixture.message(subscriber, "A reef grows back", TEXT);
  }
}
