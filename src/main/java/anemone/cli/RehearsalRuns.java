package anemone.cli;

import anemone.cli.rehearse.KillSwitch;
import anemone.cli.rehearse.RehearsalNews;
import anemone.cli.rehearse.RehearsalServer;
import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.Audience;
import anemone.run.CollectResult;
import anemone.run.NewsletterState;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.SendScope;
import anemone.store.StateCopy;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The hourly runs of a rehearsal. A killed run leaves its state folder as it was at that moment,
 * and the next run goes on from there.
 */
final class RehearsalRuns {

  /** The longest time in which an edition is settled after the last day. */
  private static final int LAST_HOURS = 24 * 14;

  private final SimulatedClock clock;
  private final Function<Path, Wiring> wirings;
  private final RehearsalNews news;
  private final Path folder;
  private final KillSwitch killSwitch;
  private Path state;
  private int copies;
  private volatile boolean stopped;
  private int runs;
  private Instant collected;

  /**
   * Runs of nothing yet.
   *
   * @param wirings wires the newsletter with a state folder
   * @param folder the folder of the state folders
   */
  RehearsalRuns(
      SimulatedClock clock,
      Function<Path, Wiring> wirings,
      RehearsalNews news,
      Path folder,
      KillSwitch killSwitch) {
    this.clock = clock;
    this.wirings = wirings;
    this.news = news;
    this.folder = folder;
    this.killSwitch = killSwitch;
    this.state = folder.resolve("state");
    this.collected = clock.instant();
    killSwitch.before(this::keep);
  }

  /** Returns a host for the runs, with their clock, which prints nothing. */
  static Host host(Host host, SimulatedClock clock) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter(), false);
    return new Host(
        clock,
        Map.of(),
        host.directory(),
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        false,
        false);
  }

  /** The state folder as the last run has left it. */
  Path state() {
    return state;
  }

  /** Keeps the state as it is now, for the run after a kill. */
  private void keep() {
    Path copy = folder.resolve("state-" + ++copies);
    try {
      StateCopy.copy(state, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins no further run. May be called by any thread. */
  void stop() {
    stopped = true;
  }

  /** Whether it was stopped before its end. */
  boolean isStopped() {
    return stopped;
  }

  /**
   * Runs hourly for some days, then resumes until every edition is closed.
   *
   * @return the number of runs
   */
  int all(int days, List<Subscriber> subscribers, RehearsalServer server) {
    Instant begin = clock.instant();
    begin();
    Set<Instant> due = due(begin, days, subscribers);
    boolean again = true;
    for (int hour = 0; hour < days * 24 && !stopped; hour++) {
      Instant now = begin.plus(Duration.ofHours(hour));
      clock.advanceTo(now);
      if (again || due.contains(now)) {
        again = !run(begin, Run::everything);
      }
    }
    server.heal();
    for (int hour = 0; hour < LAST_HOURS && !stopped && (again || isOpen()); hour++) {
      clock.pass(Duration.ofHours(1));
      again = !run(begin, Run::resume);
    }
    return runs;
  }

  private boolean isOpen() {
    try (NewsletterState open = wirings.apply(state).folder().read()) {
      return !open.proofs().open().isEmpty();
    }
  }

  /** The newsletter has editions of every cadence from the first day on. */
  private void begin() {
    try (NewsletterState open = wirings.apply(state).open(Duration.ZERO, true)) {
      for (Cadence cadence : Cadence.values()) {
        open.editions().begin(cadence, clock.instant());
      }
    }
  }

  /** Returns the full hours at which or before which a subscriber is due. */
  private static Set<Instant> due(Instant begin, int days, List<Subscriber> subscribers) {
    Set<Instant> due = new HashSet<>();
    LocalDate first = begin.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    record Time(int hour, ZoneId zone) {}
    Set<Time> times = new HashSet<>();
    subscribers.forEach(s -> times.add(new Time(s.hour(), s.zone())));
    for (Time time : times) {
      for (int day = 0; day < days + 2; day++) {
        Instant at = first.plusDays(day).atTime(time.hour(), 0).atZone(time.zone()).toInstant();
        due.add(at.plus(Duration.ofMinutes(59)).truncatedTo(ChronoUnit.HOURS));
      }
    }
    return due;
  }

  /** Runs once; returns whether nothing is left to do before somebody is due. */
  private boolean run(Instant begin, Consumer<Run> work) {
    runs++;
    Wiring wiring = wirings.apply(state);
    try (NewsletterState open = wiring.open(Duration.ZERO, true)) {
      Audience audience = wiring.lists().audience(open, false, true, true);
      Run run =
          wiring
              .runs()
              .run(
                  open,
                  audience,
                  SendScope.to(false),
                  RunListener.NONE,
                  () -> collect(open, begin));
      work.accept(run);
      var unused = wiring.runs().pruner().prune(open.pruning(), () -> false);
      Tally left = open.figures().open();
      return run.result().exitCode() == ExitCode.OK
          && left.of(State.DEFERRED) + left.of(State.UNKNOWN) + left.of(State.SENDING) == 0;
    } catch (KillSwitch.Killed e) {
      return afterKill();
    } catch (RuntimeException e) {
      if (killSwitch.isKilled()) {
        return afterKill();
      }
      throw e;
    }
  }

  private boolean afterKill() {
    state = folder.resolve("state-" + copies);
    killSwitch.reset();
    return false;
  }

  /** Brings in what has appeared since the last time. */
  private CollectResult collect(NewsletterState open, Instant begin) {
    Instant now = clock.instant();
    int added = 0;
    long first = Math.max(0, Duration.between(begin, collected).toDays() - 1);
    for (long day = first; day <= Duration.between(begin, now).toDays(); day++) {
      added +=
          open.articles()
              .add(
                  news.of((int) day).stream()
                      .filter(article -> !article.collected().isAfter(now))
                      .toList());
    }
    collected = now;
    return new CollectResult(
        added, added, 1, List.of(), List.of(), List.of(), Map.of(), Map.of(), now);
  }
}
