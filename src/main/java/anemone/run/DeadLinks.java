package anemone.run;

import anemone.collect.Limits;
import anemone.collect.Validators;
import anemone.collect.http.FetchException;
import anemone.collect.http.Fetcher;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Finds dead links. */
public final class DeadLinks {

  /** Tighter than for collecting: only the status of a page is needed. */
  public static final Limits LIMITS =
      Limits.USUAL.withTotal(Duration.ofSeconds(15)).withBytes(1 << 20);

  private static final int AT_ONCE = 8;

  /** Statuses that refuse this program; a reader's browser may get the page. */
  private static final Set<Integer> CLOSED = Set.of(401, 403, 405, 429);

  private DeadLinks() {}

  /**
   * Returns the dead pages among some addresses, with their HTTP status. Server errors and missing
   * answers do not count, since they may be temporary.
   */
  public static Map<String, Integer> among(Collection<String> urls, Fetcher fetcher) {
    Map<String, CompletableFuture<Integer>> answers = new TreeMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (String url : urls) {
        answers.computeIfAbsent(
            url, u -> CompletableFuture.supplyAsync(() -> status(u, fetcher), threads));
      }
      Map<String, Integer> dead = new TreeMap<>();
      answers.forEach(
          (url, answer) -> {
            int status = answer.join();
            if (status >= 400 && status < 500 && !CLOSED.contains(status)) {
              dead.put(url, status);
            }
          });
      return dead;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int status(String url, Fetcher fetcher) {
    try {
      fetcher.fetch(URI.create(url), Validators.NONE);
      return 200;
    } catch (FetchException e) {
      return e.status();
    } catch (IllegalArgumentException e) {
      return 0; // Not a valid address; other lint rules report it.
    }
  }
}
