package anemone.report;

import anemone.process.AtomicFile;
import anemone.process.FileFailure;
import anemone.run.Shards;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes the metrics of one worker to a file of its own beside that of the runs, since every sample
 * has the worker's name.
 */
public final class WorkerMetrics implements Consumer<Shards.Worker> {

  private final Path file;
  private final PrintWriter err;

  /**
   * The metrics of a worker.
   *
   * @param runs the metrics file of the runs: {@code anemone.prom} has {@code anemone-NAME.prom}
   *     beside it
   * @param worker the worker's name
   * @param err for warnings about a file that cannot be written; the worker continues
   */
  public WorkerMetrics(Path runs, String worker, PrintWriter err) {
    String name = runs.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String own = "-" + worker.replaceAll("[^A-Za-z0-9._-]", "_");
    this.file =
        runs.resolveSibling(
            dot < 0 ? name + own : name.substring(0, dot) + own + name.substring(dot));
    this.err = err;
  }

  @Override
  public void accept(Shards.Worker worker) {
    PrometheusText values = PrometheusText.parse("");
    values.put(Metric.WORKER_MESSAGES, worker.name(), worker.accepted());
    values.put(Metric.WORKER_RATE, worker.name(), worker.rate());
    values.put(Metric.WORKER_SHARDS, worker.name(), worker.shards());
    values.put(Metric.WORKER_SEEN, worker.name(), worker.seen().toEpochMilli() / 1000.0);
    try {
      AtomicFile.write(file, values.text());
    } catch (IOException e) {
      err.println("unable to write the metrics file " + file + ": " + FileFailure.why(e));
    }
  }
}
