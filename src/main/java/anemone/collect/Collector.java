package anemone.collect;

import anemone.article.Article;
import anemone.article.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads many sources at once, each on its own: one that fails costs no other its articles. */
public final class Collector {

  private final SourceReader reader;
  private final int threads;
  private final Duration patience;

  /**
   * A collector.
   *
   * @param reader reads one source
   * @param threads how many sources are read at once
   * @param patience how long all of them together may take
   */
  public Collector(SourceReader reader, int threads, Duration patience) {
    this.reader = reader;
    this.threads = threads;
    this.patience = patience;
  }

  /** What the sources hold now, in their order. */
  public Harvest collect(List<Source> sources) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(threads, sources.size())),
            task -> {
              Thread thread = new Thread(task, "collect");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Harvest>> reading =
          pool.invokeAll(
              sources.stream().map(this::task).toList(),
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      List<Article> articles = new ArrayList<>();
      List<Harvest.Failure> failures = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        Harvest harvest = harvest(sources.get(i), reading.get(i));
        articles.addAll(harvest.articles());
        failures.addAll(harvest.failures());
      }
      return new Harvest(articles, failures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("collecting was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private java.util.concurrent.Callable<Harvest> task(Source source) {
    return () -> reader.read(source);
  }

  private Harvest harvest(Source source, Future<Harvest> future) throws InterruptedException {
    try {
      return future.get();
    } catch (CancellationException e) {
      return failed(source, "it was not read within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      // What a hostile source can bring about in a parser ends here: a deep document, say.
      return failed(source, "unable to read " + source.place().where() + ": " + e.getCause());
    }
  }

  private static Harvest failed(Source source, String why) {
    return new Harvest(List.of(), List.of(new Harvest.Failure(source, why)));
  }
}
