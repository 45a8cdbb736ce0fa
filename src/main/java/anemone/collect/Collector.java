package anemone.collect;

import anemone.article.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads sources concurrently. A source that fails does not affect the others. */
public final class Collector {

  private final SourceReader reader;
  private final int threads;
  private final Duration patience;

  /**
   * A collector.
   *
   * @param reader reads one source
   * @param threads the number of sources read at once
   * @param patience the time limit for all sources together
   */
  public Collector(SourceReader reader, int threads, Duration patience) {
    this.reader = reader;
    this.threads = threads;
    this.patience = patience;
  }

  /** Reads the sources; returns their harvests in the order of the sources. */
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
      List<Harvest> harvests = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        harvests.add(harvest(sources.get(i), reading.get(i)).inListedOrder());
      }
      return Harvest.of(harvests);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("collecting was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Callable<Harvest> task(Source source) {
    return () -> reader.read(source);
  }

  private Harvest harvest(Source source, Future<Harvest> future) throws InterruptedException {
    try {
      return future.get();
    } catch (CancellationException e) {
      return Harvest.failed(source, "not read within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      // A hostile document may overflow a parser's stack; that must not end the collection.
      return Harvest.failed(
          source, "unable to read " + source.place().where() + ": " + e.getCause());
    }
  }
}
