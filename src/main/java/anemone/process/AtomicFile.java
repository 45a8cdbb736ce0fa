package anemone.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces files atomically and durably: readers see the old or the new text, also after a crash.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Replaces the text of a file, by way of {@code FILE.new} in the same folder; waits for the disk.
   * The permissions of the file stay; a symbolic link leads to the new file, too. What is no file,
   * such as a device or a pipe, is written to and not replaced.
   */
  public static void write(Path named, String text) throws IOException {
    Path file = Files.exists(named) ? named.toRealPath() : named;
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, text, StandardOpenOption.WRITE);
      return;
    }
    Path unfinished = unfinished(file);
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(out, text.getBytes(StandardCharsets.UTF_8));
    }
    keepPermissions(file, unfinished);
    replace(file, unfinished);
  }

  private static void keepPermissions(Path file, Path unfinished) throws IOException {
    if (Files.exists(file) && PrivateFiles.POSIX) {
      Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(file));
    }
  }

  /**
   * Replaces a file by one that only its owner may read. A symbolic link is replaced, not followed.
   */
  public static void writePrivate(Path file, byte[] content) throws IOException {
    Path unfinished = unfinished(file);
    Files.deleteIfExists(unfinished);
    try (FileChannel out =
        PrivateFiles.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(out, content);
    }
    replace(file, unfinished);
  }

  private static Path unfinished(Path file) {
    return file.toAbsolutePath().resolveSibling(file.getFileName() + ".new");
  }

  private static void write(FileChannel out, byte[] content) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(content);
    while (octets.hasRemaining()) {
      out.write(octets);
    }
    out.force(true);
  }

  private static void replace(Path file, Path unfinished) throws IOException {
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel folder =
          FileChannel.open(unfinished.resolveSibling("."), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}
