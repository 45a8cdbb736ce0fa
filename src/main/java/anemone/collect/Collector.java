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
      return Harvest.failed(source, "it was not read within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      // What a hostile source can bring about in a parser ends here: a deep document, say.
      return Harvest.failed(
          source, "unable to read " + source.place().where() + ": " + e.getCause());
    }
  }
}
