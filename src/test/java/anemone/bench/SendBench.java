package anemone.bench;

import anemone.deliver.ConnectionLimits;
import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchPlan;
import anemone.deliver.DispatchResult;
import anemone.deliver.Dispatcher;
import anemone.deliver.Ledger;
import anemone.deliver.Pacing;
import anemone.deliver.RetryPlan;
import anemone.deliver.UnknownPolicy;
import anemone.deliver.jakarta.JakartaTransport;
import anemone.deliver.login.Credential;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.ServerQuirks;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpTransport;
import anemone.fixture.EditionFixture;
import anemone.fixture.PostgresDatabase;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import anemone.store.PostgresFolder;
import anemone.store.PostgresServer;
import anemone.store.SqliteFolder;
import anemone.subscriber.Subscriber;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sending personal messages of about 40 kB to Postfix's {@code smtp-sink} with the ledger on disk,
 * by turns with Postfix's {@code smtp-source}, which repeats one body, and with Jakarta Mail alone;
 * also over a line that takes its time. Wants {@code apt-get install postfix}, of which no daemon
 * has to run.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.SendBench -Dexec.args="200000 4 3"
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.SendBench -Dexec.args="2000 4 3 25"
 * }</pre>
 */
public final class SendBench {

  private static final Instant DATE = Instant.parse("2026-11-23T06:00:00Z");
  private static final List<String> WORDS =
      List.of("reef", "kelp", "ada", "lindqvist", "tide", "gull", "harbour", "m", "oyster", "quay");
  private static final List<Double> OWN = new ArrayList<>();
  private static final List<Double> OWN_CPU = new ArrayList<>();
  private static final List<Double> SOURCE = new ArrayList<>();
  private static final List<Double> FRESH = new ArrayList<>();
  private static final List<Double> PLAIN = new ArrayList<>();
  private static final List<Double> PLAIN_CPU = new ArrayList<>();
  private static final List<Double> JAKARTA = new ArrayList<>();
  private static final List<Double> JAKARTA_CPU = new ArrayList<>();

  private static final String FIGURES =
      "%s: smtp-source -d %.0f/s, smtp-source %.0f/s; anemone %.0f/s, %.2f ms of CPU;"
          + " by Jakarta Mail %.0f/s, %.2f ms; Jakarta Mail alone %.0f/s, %.2f ms%n";

  private SendBench() {}

  /**
   * How many messages, over how many connections, in how many rounds, and how many milliseconds the
   * line takes each way.
   */
  public static void main(String[] args) throws Exception {
    int messages = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int connections = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    int delay = args.length > 3 ? Integer.parseInt(args[3]) : 0;
    Renderer renderer = renderer();
    Message sample = renderer.render(subscriber(1), DATE).orElseThrow();
    System.out.printf(
        "%d messages of %d octets, %d connections, %d ms each way%n",
        messages, new MimeComposer().compose(sample).length, connections, delay);
    try (SmtpPeers peers = SmtpPeers.start();
        SlowLine line = SlowLine.to(peers.port(), Duration.ofMillis(delay))) {
      int port = delay > 0 ? line.port() : peers.port();
      for (int round = 1; round <= rounds; round++) {
        SOURCE.add(SmtpPeers.source(port, messages, connections, true));
        FRESH.add(SmtpPeers.source(port, messages, connections, false));
        own(port, renderer, messages, connections, false);
        int fewer = Math.max(Math.min(messages, 1_000), messages / 10);
        own(port, renderer, fewer, connections, true);
        plain(port, renderer, fewer, connections);
        System.out.printf(
            FIGURES,
            "round " + round,
            last(SOURCE),
            last(FRESH),
            last(OWN),
            last(OWN_CPU),
            last(JAKARTA),
            last(JAKARTA_CPU),
            last(PLAIN),
            last(PLAIN_CPU));
      }
    }
    System.out.printf(
        FIGURES,
        "median",
        median(SOURCE),
        median(FRESH),
        median(OWN),
        median(OWN_CPU),
        median(JAKARTA),
        median(JAKARTA_CPU),
        median(PLAIN),
        median(PLAIN_CPU));
    System.out.printf(
        "anemone / smtp-source -d %.2f; / smtp-source %.2f; CPU of Jakarta Mail / anemone %.1f;"
            + " by Jakarta Mail / Jakarta Mail alone %.2f%n",
        median(OWN) / median(SOURCE),
        median(OWN) / median(FRESH),
        median(PLAIN_CPU) / median(OWN_CPU),
        median(JAKARTA) / median(PLAIN));
  }

  private static void own(
      int port, Renderer renderer, int messages, int connections, boolean jakarta)
      throws IOException {
    SmtpSettings server = SmtpSettings.plain("127.0.0.1", port);
    MimeComposer composer = new MimeComposer();
    Path state = Files.createTempDirectory("anemone-bench-");
    try (NewsletterState open = store(state).open()) {
      Ledger ledger = open.ledger();
      Dispatcher dispatcher =
          new Dispatcher(
              jakarta
                  ? new JakartaTransport(server, composer)
                  : new SmtpTransport(server, composer, ServerQuirks.none()),
              open.books(),
              new DispatchPlan(
                  ConnectionLimits.fixed(connections),
                  Pacing.NONE,
                  RetryPlan.STANDARD,
                  UnknownPolicy.RESEND),
              Clock.systemUTC(),
              time -> Thread.sleep(time.toMillis()));
      double cpu = SmtpPeers.ownSeconds();
      long began = System.nanoTime();
      DispatchResult result =
          dispatcher.dispatch(
              EditionFixture.edition("en").slot(),
              messages,
              ledger.states(EditionFixture.edition("en").slot()),
              IntStream.rangeClosed(1, messages).mapToObj(SendBench::subscriber).iterator(),
              subscriber -> renderer.render(subscriber, DATE));
      (jakarta ? JAKARTA : OWN).add(messages / ((System.nanoTime() - began) / 1e9));
      (jakarta ? JAKARTA_CPU : OWN_CPU).add((SmtpPeers.ownSeconds() - cpu) * 1000 / messages);
      if (result.tally().of(State.ACCEPTED) != messages) {
        throw new IllegalStateException("not all were accepted: " + result);
      }
    } finally {
      for (File file : Objects.requireNonNull(state.toFile().listFiles())) {
        Files.delete(file.toPath());
      }
      Files.delete(state);
    }
  }

  /**
   * With {@code -Danemone.store=postgresql}, the ledger is in a PostgreSQL that is started for it.
   */
  private static StateFolder store(Path state) {
    Clock clock = Clock.systemUTC();
    return System.getProperty("anemone.store", "sqlite").equals("postgresql")
        ? new PostgresFolder(
            new PostgresServer(PostgresDatabase.address(), "", Credential.NONE),
            state,
            clock,
            time -> {},
            Optional.empty())
        : new SqliteFolder(state, clock, time -> {}, Optional.empty());
  }

  private static void plain(int port, Renderer renderer, int messages, int connections)
      throws IOException {
    List<Message> rendered =
        IntStream.rangeClosed(1, messages)
            .mapToObj(i -> renderer.render(subscriber(i), DATE).orElseThrow())
            .toList();
    double cpu = SmtpPeers.ownSeconds();
    long began = System.nanoTime();
    PlainJakartaMail.send(port, rendered, connections);
    PLAIN.add(messages / ((System.nanoTime() - began) / 1e9));
    PLAIN_CPU.add((SmtpPeers.ownSeconds() - cpu) * 1000 / messages);
  }

  private static Renderer renderer() {
    return new Renderer(
        new Proof(
            EditionFixture.edition("en", "de", "fr", "es"),
            EditionFixture.design(),
            EditionFixture.letterhead()),
        EditionFixture.links(),
        16);
  }

  private static Subscriber subscriber(int number) {
    Subscriber one = EditionFixture.subscriber(address(number), "en");
    return new Subscriber(
        one.address(),
        "Reader Größe " + number,
        one.topics(),
        one.cadence(),
        one.hour(),
        one.zone(),
        one.language(),
        Optional.empty(),
        Optional.empty());
  }

  /** Another for each number, in the order of no alphabet: real lists are not sorted. */
  private static String address(int number) {
    int mixed = number * 0x9E3779B1;
    mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
    mixed ^= mixed >>> 13;
    String word = WORDS.get(Integer.remainderUnsigned(mixed, WORDS.size()));
    String who = word + (mixed < 0 ? "." : "") + Integer.toUnsignedString(mixed, 36);
    return who + "@" + WORDS.get(Integer.remainderUnsigned(mixed >>> 7, WORDS.size())) + ".example";
  }

  private static double last(List<Double> figures) {
    return figures.get(figures.size() - 1);
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
