package anemone.collect.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the files that were changed last, however many there are. */
final class Newest {

  private static final FileTime UNKNOWN = FileTime.fromMillis(0);

  private final int max;
  private final PriorityQueue<Dated> kept =
      new PriorityQueue<>(Comparator.comparing(Dated::changed).thenComparing(Dated::file));
  private long all;

  private record Dated(FileTime changed, Path file) {}

  Newest(int max) {
    this.max = max;
  }

  /** Adds a file. */
  void add(Path file) {
    all++;
    kept.add(new Dated(changed(file), file));
    if (kept.size() > max) {
      kept.remove();
    }
  }

  /** The number of files that were added. */
  long all() {
    return all;
  }

  /** The number of files that are not kept. */
  long leftOut() {
    return all - kept.size();
  }

  /** Returns the files in the order of their paths. */
  List<Path> files() {
    return kept.stream().map(Dated::file).sorted().toList();
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // It was removed meanwhile; reading it reports that, if it is among the newest.
      return UNKNOWN;
    }
  }
}
