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

/** Asks the web which pages are not there. */
public final class DeadLinks {

  /** What is asked of a page is only whether it is there. */
  public static final Limits LIMITS =
      Limits.USUAL.withTotal(Duration.ofSeconds(15)).withBytes(1 << 20);

  private static final int AT_ONCE = 8;

  /** These say that this program may not see the page, or not now; a reader may. */
  private static final Set<Integer> CLOSED = Set.of(401, 403, 405, 429);

  private DeadLinks() {}

  /**
   * The pages that are not there, with the status of the answer. A page that gives no answer, or an
   * error of its server, may be there again tomorrow and is not among them.
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
      return 0; // it is no address: other rules are for that
    }
  }
}
