package anemone.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Watches a folder for changed files; the folder may be created later. Compares modification times
 * and sizes, which works on every file system and with every text editor.
 */
public final class FolderWatch implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(75);

  private final Path folder;
  private final Runnable changed;
  private final ScheduledExecutorService looks;
  private Map<String, String> seen;

  /**
   * A watch over a folder, which begins with {@link #start} and lasts until it is closed.
   *
   * @param changed called after changes, on another thread
   */
  public FolderWatch(Path folder, Runnable changed) {
    this.folder = folder;
    this.changed = changed;
    this.seen = files();
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "folder-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to watch. */
  public void start() {
    var unused =
        looks.scheduleWithFixedDelay(
            this::check, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void check() {
    Map<String, String> now = files();
    if (!now.equals(seen)) {
      seen = now;
      changed.run();
    }
  }

  /** Returns the time and size of each file, without files deleted meanwhile. */
  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.filter(Files::isRegularFile).forEach(path -> files.put(path.toString(), stamp(path)));
    } catch (IOException | UncheckedIOException e) {
      files.put("", String.valueOf(e.getMessage()));
    }
    return files;
  }

  private static String stamp(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis() + " " + Files.size(path);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
