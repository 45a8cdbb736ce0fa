package anemone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of which whoever reads it sees all, or all of the one before. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Puts a text in the place of a file, by way of another in the same folder. */
  public static void write(Path file, String text) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".new");
    Files.writeString(unfinished, text);
    Files.move(
        unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
