package anemone.report;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.process.AtomicFile;
import anemone.process.ExitCode;
import anemone.run.CollectResult;
import anemone.run.ExitCodes;
import anemone.run.FateCount;
import anemone.run.Metrics;
import anemone.run.Run;
import anemone.store.Database;
import anemone.store.SqlTotals;
import anemone.store.StateException;
import anemone.store.StateLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics as a file for the textfile collector of Prometheus' node exporter. What a run does
 * not know, such as the sources when it only sends, stays as the run before told it; totals go on
 * from there.
 */
public final class MetricsFile implements Metrics {

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(15);

  /** What a message can come to. */
  private static final List<State> OUTCOMES =
      List.of(State.ACCEPTED, State.DEFERRED, State.REFUSED, State.UNKNOWN);

  private final Path file;
  private final Path state;
  private final Clock clock;
  private final PrintWriter err;
  private final Instant began;
  private final PrometheusText values;
  private final Map<State, Double> before = new EnumMap<>(State.class);
  private final Map<State, Long> done = new EnumMap<>(State.class);
  private Duration spent = Duration.ZERO;
  private Instant written;
  private long writtenMessages;

  /**
   * The metrics of a run that begins now.
   *
   * @param file where they are written
   * @param state the state folder
   * @param clock the time
   * @param err where a file that cannot be written is told of; the run goes on
   */
  public MetricsFile(Path file, Path state, Clock clock, PrintWriter err) {
    this.file = file;
    this.state = state;
    this.clock = clock;
    this.err = err;
    this.began = clock.instant();
    this.written = began;
    this.values = PrometheusText.parse(earlier());
    OUTCOMES.forEach(o -> before.put(o, values.get(Metric.MESSAGES, o.word())));
    values.put(Metric.RUN_START, seconds(began));
  }

  @Override
  public synchronized void sending(Tally soFar) {
    Instant now = clock.instant();
    Duration since = Duration.between(written, now);
    if (since.compareTo(BETWEEN_WRITES) >= 0) {
      long messages = count(soFar);
      values.put(
          Metric.RUN_RATE, Math.max(0, messages - writtenMessages) * 1000.0 / since.toMillis());
      written = now;
      writtenMessages = messages;
      values.put(Metric.RUN_ACTIVE, 1);
      write(soFar);
    }
  }

  @Override
  public synchronized void sent(Tally tally, Duration took) {
    OUTCOMES.forEach(o -> done.merge(o, tally.of(o), Long::sum));
    spent = spent.plus(took);
    values.put(Metric.RUN_ACTIVE, 1);
    write(new Tally(Map.of(), 0));
  }

  @Override
  public Run during(Work work) throws StateLock.TakenException {
    try {
      Run round = work.round();
      end(Optional.of(round), round.exitCode().number());
      return round;
    } catch (RuntimeException e) {
      end(Optional.empty(), ExitCodes.exitCode(e));
      throw e;
    }
  }

  private synchronized void end(Optional<Run> round, int exitCode) {
    Instant now = clock.instant();
    round.flatMap(Run::collected).ifPresent(this::tell);
    round
        .filter(r -> !r.composed().isEmpty())
        .ifPresent(
            r ->
                values.put(
                    Metric.USED_STORIES,
                    r.composed().values().stream().mapToLong(FateCount::used).sum()));
    values.put(Metric.RUN_ACTIVE, 0);
    values.put(Metric.RUN_EXIT_CODE, exitCode);
    if (exitCode == ExitCode.OK.number() || exitCode == ExitCode.APPROVAL.number()) {
      values.put(Metric.LAST_SUCCESS, seconds(now));
    }
    Tally all = new Tally(Map.of(), 0);
    values.put(
        Metric.RUN_RATE, spent.isZero() ? 0 : count(all) * 1000.0 / Math.max(1, spent.toMillis()));
    write(all);
  }

  private void tell(CollectResult collected) {
    values.put(Metric.ARTICLES, collected.articles());
    values.put(Metric.NEW_ARTICLES, collected.added());
    values.put(Metric.SOURCES, collected.sources());
    values.put(Metric.FAILING_SOURCES, collected.failing());
  }

  /** Writes everything, with what a sending that is under way has come to. */
  private void write(Tally current) {
    for (State outcome : OUTCOMES) {
      long messages = done.getOrDefault(outcome, 0L) + current.of(outcome);
      values.put(Metric.RUN_MESSAGES, outcome.word(), messages);
      values.put(Metric.MESSAGES, outcome.word(), before.getOrDefault(outcome, 0.0) + messages);
    }
    values.put(Metric.RUN_DURATION, Duration.between(began, clock.instant()).toMillis() / 1000.0);
    try {
      look();
      AtomicFile.write(file, values.text());
    } catch (IOException | StateException e) {
      err.println("unable to write the metrics " + file + ": " + e.getMessage());
    }
  }

  /** Looks at the state with eyes of its own, which keep no sender waiting. */
  private void look() {
    try (Database database = Database.look(state)) {
      SqlTotals figures = new SqlTotals(database);
      Tally open = figures.open();
      for (State each : State.values()) {
        values.put(Metric.DELIVERIES, each.word(), open.of(each));
      }
      values.put(Metric.OPEN_EDITIONS, figures.openEditions());
      values.put(Metric.SUPPRESSED, figures.suppressed());
    }
  }

  private long count(Tally current) {
    return OUTCOMES.stream().mapToLong(o -> done.getOrDefault(o, 0L) + current.of(o)).sum();
  }

  private String earlier() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      err.println("unable to read the metrics " + file + ": " + e.getMessage());
      return "";
    }
  }

  private static double seconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }
}
