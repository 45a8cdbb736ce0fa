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
 * What a round of collecting came to.
 *
 * @param articles how many articles the sources had
 * @param added how many of them were new
 * @param sources how many sources were asked
 * @param failures the sources that failed
 * @param news those of them that the operator has not been told of
 * @param notices what the operator should know of sources that were read
 * @param times how long each source took, by its name
 * @param since since when a source fails, by the names of those that do
 * @param at when it was
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
   * What a harvest came to, once it is remembered.
   *
   * @param history what is remembered
   * @param times how long each source took
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

  /** A web source is told of when it has failed so often in a row, and then not again. */
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

  /** Names each failure and notice, a line each. */
  public void report(PrintWriter err) {
    report(failures, err);
  }

  /** Names what the operator has not been told of, a line each: for those who run it hourly. */
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

  /** The day of its failing that the source has reached which has failed for longest. */
  private String day() {
    Optional<Instant> first = since.values().stream().min(Instant::compareTo);
    return first.map(begin -> ", day " + (Duration.between(begin, at).toDays() + 1)).orElse("");
  }

  /** How many sources failed. */
  public long failing() {
    return failures.stream().map(f -> f.source().name()).distinct().count();
  }
}
