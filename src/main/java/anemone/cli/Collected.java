package anemone.cli;

import anemone.collect.Harvest;
import java.io.PrintWriter;
import java.util.List;

/**
 * What a round of collecting came to.
 *
 * @param articles how many articles the sources had
 * @param added how many of them were new
 * @param sources how many sources were asked
 * @param failures the sources that failed
 */
record Collected(int articles, int added, int sources, List<Harvest.Failure> failures) {

  Collected {
    failures = List.copyOf(failures);
  }

  /** Names each failure, a line each. */
  void reportFailures(PrintWriter err) {
    failures.forEach(f -> err.println("collect: " + f.source().name() + ": " + f.why()));
  }

  ExitCode exitCode() {
    return sources > 0 && articles == 0 && failing() >= sources ? ExitCode.TRY_AGAIN : ExitCode.OK;
  }

  /** {@code 41 articles from 12 sources (1 failing), 18 new}. */
  @Override
  public String toString() {
    return Words.count(articles, "article", "articles")
        + " from "
        + Words.count(sources, "source", "sources")
        + (failures.isEmpty() ? "" : " (" + failing() + " failing)")
        + ", "
        + added
        + " new";
  }

  private long failing() {
    return failures.stream().map(f -> f.source().name()).distinct().count();
  }
}
