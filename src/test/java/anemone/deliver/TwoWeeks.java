package anemone.deliver;

import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.Delivery.State;
import anemone.deliver.smtp.SmtpSettings;
import anemone.edition.Slot;
import anemone.fixture.MailFixture;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpClients;
import anemone.fixture.SmtpScript;
import anemone.render.Message;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlLedger;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two weeks of a daily edition, by a clock that is set, over a server that greylists, drops, lies,
 * blocks and heals. What came of it is counted at the server.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.deliver.TwoWeeks -Dexec.classpathScope=test \
 *   -Dexec.args="2000 1 2 3"
 * }</pre>
 *
 * <p>The arguments are the number of readers and seeds; each seed is run with an hourly and with a
 * daily crontab.
 */
final class TwoWeeks {

  private static final Instant BEGIN = Instant.parse("2026-11-23T06:05:00Z");
  private static final int DAYS = 14;

  /** One in this many readers does not exist. */
  private static final int GONE = 100;

  private final SimulatedClock clock = new SimulatedClock(BEGIN);
  private final List<Subscriber> readers;
  private final Duration between;
  private final SqlSuppressions suppressions;
  private final List<Slot> open = new ArrayList<>();
  private final Set<String> silent = new TreeSet<>();
  private long neverTried;
  private long givenUp;
  private long accepted;

  private TwoWeeks(int number, Duration between, Database database) {
    this.readers =
        IntStream.rangeClosed(1, number)
            .mapToObj(
                i ->
                    MailFixture.subscriber(
                        (i % GONE == 0 ? "gone" : "reader") + i + "@isle" + i % 7 + ".example"))
            .toList();
    this.between = between;
    this.suppressions = new SqlSuppressions(database);
  }

  /**
   * What two weeks came to.
   *
   * @param accepted deliveries that the ledger has as accepted
   * @param served deliveries of which the server has at least one copy
   * @param copies the most copies that anybody got of an edition
   * @param twice deliveries of which the server has more than one copy
   * @param neverTried deliveries that nobody tried before their edition was closed
   * @param givenUp deliveries that were given up with their edition
   * @param struckOff suppressed readers who exist
   * @param silent runs that left something open and gave no reason
   */
  record Figures(
      long accepted,
      long served,
      long copies,
      long twice,
      long neverTried,
      long givenUp,
      List<String> struckOff,
      Set<String> silent) {}

  /** Lets two weeks pass. */
  static Figures pass(long seed, int readers, Duration between, boolean pipelining, Path folder) {
    try (Database database = DatabaseFile.open(folder);
        SqlLedger ledger = new SqlLedger(database)) {
      return new TwoWeeks(readers, between, database).pass(seed, pipelining, ledger);
    }
  }

  private Figures pass(long seed, boolean pipelining, SqlLedger ledger) {
    UnsteadyServer weather = new UnsteadyServer(seed, BEGIN, clock);
    SmtpScript script = new SmtpScript().withoutContent().under(weather);
    if (pipelining) {
      script.pipelining(false);
    }
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(script)) {
      Instant end = BEGIN.plus(Duration.ofDays(DAYS));
      Instant next = BEGIN;
      while (next.isBefore(end.plus(Duration.ofDays(5)))) {
        Slot today = Slot.openOn(Cadence.DAILY, LocalDate.ofInstant(next, clock.getZone()));
        if (next.isBefore(end) && !open.contains(today) && isNew(ledger, today)) {
          open.add(today);
        }
        for (Slot slot : List.copyOf(open)) {
          send(slot, server, ledger);
        }
        next = next.plus(between);
        Instant now = clock.instant();
        clock.pass(now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO);
      }
      return figures(server);
    }
  }

  private boolean isNew(SqlLedger ledger, Slot slot) {
    return ledger.tally(slot).total() == 0;
  }

  private void send(Slot slot, ScriptedSmtpServer server, SqlLedger ledger) {
    SmtpSettings settings =
        SmtpSettings.plain("127.0.0.1", server.port()).withReplyTimeout(Duration.ofSeconds(5));
    Dispatcher dispatcher =
        new Dispatcher(
            SmtpClients.fitting(server, settings),
            new Books(ledger, suppressions),
            new DispatchPlan(
                ConnectionLimits.fixed(2), Pacing.NONE, RetryPlan.STANDARD, UnknownPolicy.RESEND),
            clock,
            clock::pass);
    List<Subscriber> listed =
        readers.stream().filter(r -> suppressions.find(r.address()).isEmpty()).toList();
    DispatchResult result =
        dispatcher.dispatch(
            slot,
            listed.size(),
            ledger.states(slot),
            listed.iterator(),
            reader -> mail(slot, reader));
    long left = result.tally().open(UnknownPolicy.RESEND);
    if (left > 0 && result.attempts() > 0 && result.trouble().isEmpty()) {
      silent.add(slot + " at " + clock.instant());
    }
    boolean stale = slot.isOver(clock.instant(), RetryPlan.STANDARD.giveUp());
    if (left == 0 || stale) {
      open.remove(slot);
      accepted += ledger.tally(slot).of(State.ACCEPTED);
      givenUp += left;
      neverTried += listed.stream().filter(r -> ledger.find(slot, r.address()).isEmpty()).count();
    }
  }

  private static Optional<Message> mail(Slot slot, Subscriber reader) {
    Message plain = MailFixture.message(reader);
    return Optional.of(plain.withId(slot.day() + "." + plain.id()));
  }

  private Figures figures(ScriptedSmtpServer server) {
    Map<String, Long> copies =
        server.received().stream()
            .collect(
                Collectors.groupingBy(m -> m.recipient() + " " + m.id(), Collectors.counting()));
    List<String> struckOff = new ArrayList<>();
    suppressions.each(
        s -> {
          if (!s.address().local().startsWith("gone")) {
            struckOff.add(s.address() + ": " + s.detail());
          }
        });
    return new Figures(
        accepted,
        copies.size(),
        copies.values().stream().mapToLong(n -> n).max().orElse(0),
        copies.values().stream().filter(n -> n > 1).count(),
        neverTried,
        givenUp,
        struckOff,
        silent);
  }

  /** Prints the figures of some seeds. */
  public static void main(String[] arguments) throws Exception {
    for (int i = 1; i < arguments.length; i++) {
      for (Duration between : List.of(Duration.ofHours(1), Duration.ofDays(1))) {
        Path folder = Files.createTempDirectory("two-weeks");
        System.out.printf(
            "seed %s, every %s: %s%n",
            arguments[i],
            between,
            pass(
                Long.parseLong(arguments[i]),
                Integer.parseInt(arguments[0]),
                between,
                true,
                folder));
      }
    }
  }
}
