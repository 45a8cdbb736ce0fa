package anemone.report;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.process.AtomicFile;
import anemone.process.CommandFailure;
import anemone.process.FileFailure;
import anemone.run.CollectResult;
import anemone.run.DeliveryFigures;
import anemone.run.FateCount;
import anemone.run.NewsletterState;
import anemone.run.RunListener;
import anemone.run.RunResult;
import anemone.run.StateFolder;
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

/**
 * Writes the metrics to a file for the textfile collector of Prometheus' node exporter. Values that
 * a run does not determine, such as the sources if it only sends, are kept from the run before;
 * totals continue.
 */
public final class MetricsFile implements RunListener {

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(15);

  /** The outcomes of a message. */
  private static final List<State> OUTCOMES =
      List.of(State.ACCEPTED, State.DEFERRED, State.REFUSED, State.UNKNOWN);

  private final Path file;
  private final StateFolder state;
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
   * The metrics of a run that starts now.
   *
   * @param file the metrics file
   * @param state the state folder
   * @param clock the clock
   * @param err for warnings about a file that cannot be written; the run continues
   */
  public MetricsFile(Path file, StateFolder state, Clock clock, PrintWriter err) {
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
    write(new Tally(Map.of()));
  }

  @Override
  public synchronized void ended(End end) {
    if (end.isKeptOut()) {
      return; // the metrics are those of the run that goes on
    }
    Instant now = clock.instant();
    end.run().flatMap(RunResult::collected).ifPresent(this::tell);
    end.run()
        .filter(r -> !r.composed().isEmpty())
        .ifPresent(
            r ->
                values.put(
                    Metric.USED_STORIES,
                    r.composed().values().stream().mapToLong(FateCount::used).sum()));
    values.put(Metric.RUN_ACTIVE, 0);
    values.put(Metric.RUN_EXIT_CODE, end.exitCode());
    if (end.isSuccess()) {
      values.put(Metric.LAST_SUCCESS, seconds(now));
    }
    Tally all = new Tally(Map.of());
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

  /** Writes all metrics, including the edition being sent. */
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
    } catch (IOException | CommandFailure e) {
      String why = e instanceof IOException io ? FileFailure.why(io) : e.getMessage();
      err.println("unable to write the metrics file " + file + ": " + why);
    }
  }

  /** Opens its own read-only state, so it never blocks the sender. */
  private void look() {
    try (NewsletterState read = state.read()) {
      DeliveryFigures figures = read.figures();
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
      err.println("unable to read the metrics file " + file + ": " + e.getMessage());
      return "";
    }
  }

  private static double seconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }
}
