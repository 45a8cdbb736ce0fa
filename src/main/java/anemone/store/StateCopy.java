package anemone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies a state folder while a process writes it, as the folder would be left if the process were
 * killed at that moment.
 */
public final class StateCopy {

  /** The lock, and what is only meaningful to the processes that have the database open. */
  private static final List<String> NOT_COPIED = List.of("lock", "last-run", "anemone.db-shm");

  private StateCopy() {}

  /**
   * Copies the files of a state folder. No transaction begins or ends meanwhile.
   *
   * @param to the folder of the copy, which is created
   * @throws IOException if a file cannot be copied
   */
  public static void copy(Path state, Path to) throws IOException {
    Files.createDirectories(to);
    try (Database database = DatabaseFile.beside(state)) {
      List<IOException> failures =
          database.inTransaction(
              () -> {
                try (Stream<Path> files = Files.list(state)) {
                  for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!NOT_COPIED.contains(String.valueOf(file.getFileName()))) {
                      Files.copy(file, to.resolve(file.getFileName()));
                    }
                  }
                  return List.of();
                } catch (IOException e) {
                  return List.of(e);
                }
              });
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
    }
  }
}
