package anemone.deliver.mailbox;

import anemone.deliver.bounce.BounceMailbox;
import anemone.subscriber.Checked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Messages in files, and in folders, which may be Maildirs. */
public final class MailboxFiles implements BounceMailbox {

  private static final List<String> MAILDIR = List.of("new", "cur");

  private final Iterator<Path> files;

  /**
   * The messages in the given files and folders. In a folder they are its {@code .eml} files, and
   * all files in its {@code new} and {@code cur}.
   *
   * @throws IOException if one of them does not exist or cannot be listed
   */
  public MailboxFiles(List<Path> paths) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (!Files.isDirectory(path)) {
        found.add(path);
        continue;
      }
      found.addAll(in(path, ".eml"));
      for (String part : MAILDIR) {
        if (Files.isDirectory(path.resolve(part))) {
          found.addAll(in(path.resolve(part), ""));
        }
      }
    }
    files = found.iterator();
  }

  @Override
  public List<MailboxMessage> next(int max) {
    List<MailboxMessage> letters = new ArrayList<>();
    while (letters.size() < max && files.hasNext()) {
      letters.add(new FileMessage(files.next()));
    }
    return letters;
  }

  /** Leaves the files where they are. */
  @Override
  public void putAway(List<MailboxMessage> letters) {}

  @Override
  public void close() {}

  private static List<Path> in(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private record FileMessage(Path file) implements MailboxMessage {

    @Override
    public String place() {
      return file.toString();
    }

    @Override
    public Checked<byte[]> read() {
      try (InputStream in = Files.newInputStream(file)) {
        return MessageLimit.read(in);
      } catch (IOException e) {
        return Checked.bad("unable to read it: " + e);
      }
    }
  }
}
