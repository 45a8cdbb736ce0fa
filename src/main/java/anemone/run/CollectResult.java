package anemone.run;

import anemone.article.Source;
import anemone.collect.FetchHistory;
import anemone.collect.FetchHistory.Known;
import anemone.collect.Harvest;
import anemone.collect.Visit;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The result of collecting.
 *
 * @param articles number of articles that the sources had
 * @param added number of new articles among them
 * @param sources number of sources fetched
 * @param failures the failures of sources
 * @param news those failures that were not reported to the operator before
 * @param notices remarks on sources that were read
 * @param times the time that each source took, by its name
 * @param since the time since which each failing source has failed, by its name
 * @param at the time of collecting
 */
public record CollectResult(
    int articles,
    int added,
    int sources,
    List<Harvest.Failure> failures,
    List<Harvest.Failure> news,
    List<Harvest.Notice> notices,
    Map<String, Duration> times,
    Map<String, Instant> since,
    Instant at) {

  public CollectResult {
    failures = List.copyOf(failures);
    news = List.copyOf(news);
    notices = List.copyOf(notices);
    times = Map.copyOf(times);
    since = Map.copyOf(since);
  }

  /**
   * Returns the result of a harvest.
   *
   * @param history the fetch history, which includes this harvest
   * @param times the time that each source took, by its name
   */
  static CollectResult of(
      Harvest harvest,
      int added,
      int sources,
      FetchHistory history,
      Map<String, Duration> times,
      Instant now) {
    Map<String, Instant> since = new TreeMap<>();
    harvest
        .failures()
        .forEach(
            f ->
                f.source()
                    .place()
                    .address()
                    .flatMap(history::of)
                    .flatMap(Known::failingSince)
                    .ifPresent(begin -> since.put(f.source().name(), begin)));
    Set<Object> asked = harvest.visits().stream().map(Visit::url).collect(Collectors.toSet());
    return new CollectResult(
        harvest.articles().size(),
        added,
        sources,
        harvest.failures(),
        harvest.failures().stream().filter(f -> isNews(f.source(), asked, history)).toList(),
        harvest.notices(),
        times,
        since,
        now);
  }

  /** A web source is reported once, when it has failed several times in a row. */
  private static boolean isNews(Source source, Set<Object> asked, FetchHistory history) {
    return source
        .place()
        .address()
        .map(
            url ->
                asked.contains(url)
                    && history.of(url).map(Known::failures).orElse(0) == FetchHistory.LIMIT)
        .orElse(true);
  }

  /** Prints each failure and notice on a line. */
  public void report(PrintWriter err) {
    report(failures, err);
  }

  /** Prints each new failure and each notice on a line, so that hourly runs do not repeat them. */
  void reportNews(PrintWriter err) {
    report(news, err);
  }

  private void report(List<Harvest.Failure> some, PrintWriter err) {
    some.forEach(f -> err.println("collect: " + f.source().name() + ": " + f.why()));
    notices.forEach(n -> err.println("collect: " + n.source().name() + ": " + n.what()));
  }

  public ExitCode exitCode() {
    return sources > 0 && articles == 0 && failing() >= sources ? ExitCode.TRY_AGAIN : ExitCode.OK;
  }

  /** {@code 41 articles from 12 sources (1 failing, day 3), 18 new}. */
  @Override
  public String toString() {
    return summary() + ", " + added + " new";
  }

  /** {@code 41 articles from 12 sources (1 failing, day 3)}. */
  String summary() {
    return Plurals.count(articles, "article", "articles")
        + " from "
        + Plurals.count(sources, "source", "sources")
        + (failures.isEmpty() ? "" : " (" + failing() + " failing" + day() + ")");
  }

  /** Returns how many days the longest-failing source has failed, as words. */
  private String day() {
    Optional<Instant> first = since.values().stream().min(Instant::compareTo);
    return first.map(begin -> ", day " + (Duration.between(begin, at).toDays() + 1)).orElse("");
  }

  /** Returns the number of sources that failed. */
  public long failing() {
    return failures.stream().map(f -> f.source().name()).distinct().count();
  }
}
