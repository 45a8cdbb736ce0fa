package anemone.report;

import java.util.Optional;

/** The metrics of a run, with names and units by Prometheus' conventions. */
public enum Metric {
  DELIVERIES("anemone_deliveries", "state", "Deliveries of the open editions, by state."),
  OPEN_EDITIONS("anemone_open_editions", "", "Approved editions that are not finished."),
  MESSAGES("anemone_messages_total", "outcome", "Messages of all runs, by outcome."),
  RUN_MESSAGES("anemone_run_messages", "outcome", "Messages of the last run, by outcome."),
  RUN_RATE(
      "anemone_run_messages_per_second",
      "",
      "Messages per second: the current rate while a run sends, afterwards its average."),
  RUN_ACTIVE("anemone_run_active", "", "1 while a run is active, else 0."),
  RUN_START("anemone_run_start_timestamp_seconds", "", "When the last run began."),
  RUN_DURATION(
      "anemone_run_duration_seconds", "", "How long the last run took, or has taken so far."),
  RUN_EXIT_CODE("anemone_run_exit_code", "", "The exit code of the last run that ended."),
  LAST_SUCCESS(
      "anemone_last_success_timestamp_seconds", "", "When a run last ended with code 0 or 77."),
  ARTICLES("anemone_articles", "", "Articles that the sources had when they were last read."),
  NEW_ARTICLES("anemone_new_articles", "", "Articles that were new when sources were last read."),
  SOURCES("anemone_sources", "", "Sources that were fetched."),
  FAILING_SOURCES("anemone_failing_sources", "", "Sources that failed."),
  USED_STORIES("anemone_used_stories", "", "Stories in the editions that were last composed."),
  WORKER_MESSAGES(
      "anemone_worker_messages_total", "worker", "Messages accepted of a worker since it began."),
  WORKER_RATE(
      "anemone_worker_messages_per_second", "worker", "Messages a second of a worker, lately."),
  WORKER_SHARDS("anemone_worker_shards", "worker", "Shards that a worker sends."),
  WORKER_SEEN(
      "anemone_worker_seen_timestamp_seconds", "worker", "When a worker was last seen alive."),
  SUPPRESSED("anemone_suppressed_addresses", "", "Suppressed addresses, which get no mail.");

  private static final String TOTAL = "_total";

  private final String sample;
  private final String label;
  private final String help;

  Metric(String sample, String label, String help) {
    this.sample = sample;
    this.label = label;
    this.help = help;
  }

  /** Returns its name in the file. */
  String sample() {
    return sample;
  }

  /** Returns the name of its family: a counter's has no suffix. */
  String family() {
    return isCounter() ? sample.substring(0, sample.length() - TOTAL.length()) : sample;
  }

  /** Whether it is a counter. */
  boolean isCounter() {
    return sample.endsWith(TOTAL);
  }

  /** Returns the label of its samples, if it has one. */
  Optional<String> label() {
    return Optional.of(label).filter(l -> !l.isEmpty());
  }

  /** Returns its description. */
  String help() {
    return help;
  }
}
