package anemone.store;

import anemone.process.Plurals;
import anemone.process.PrivateFiles;
import anemone.run.StateInUseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lock for writing a state folder, held by one process at a time. The operating system releases
 * it when the process ends in any way.
 */
public final class StateLock implements AutoCloseable {

  private static final Pattern HOLDER = Pattern.compile("^process (\\d{1,18}) since");

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param state the state folder; created if it does not exist
   * @param now the current time, written beside the process id
   * @throws StateInUseException if another process holds it; the message names that process
   * @throws StateException if the folder cannot be written
   */
  public static StateLock take(Path state, Instant now) {
    Path file = state.resolve("lock");
    try {
      PrivateFiles.createDirectories(state);
      FileChannel channel =
          PrivateFiles.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        FileLock lock = tryLock(channel);
        if (lock == null) {
          throw inUse(file, Files.readString(file).strip(), now);
        }
        String holder = "process " + ProcessHandle.current().pid() + " since " + now + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        taken = true;
        return new StateLock(channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new StateException(
          "unable to write the state folder " + state + ": " + StateException.why(e), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StateException("unable to release the lock: " + StateException.why(e), e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static StateInUseException inUse(Path file, String holder, Instant now) {
    if (isNotHere(holder)) {
      // A program that may read the file can lock it, too.
      return new StateInUseException(
          file
              + " is locked, but "
              + holder
              + " does not run here: another machine or container works on this newsletter, or"
              + " another program has locked the file (lslocks names it)");
    }
    return new StateInUseException(
        (holder.isEmpty() ? "another process" : holder)
            + age(holder, now)
            + " is working on this newsletter; run again, or wait for it with run --wait 10m");
  }

  /** Whether the process that wrote itself down as the holder does not run on this machine. */
  private static boolean isNotHere(String holder) {
    Matcher process = HOLDER.matcher(holder);
    return process.find()
        && ProcessHandle.of(Long.parseLong(process.group(1)))
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }

  private static String age(String holder, Instant now) {
    int since = holder.lastIndexOf(' ');
    try {
      Duration age = Duration.between(Instant.parse(holder.substring(since + 1)), now);
      return age.isNegative() ? "" : ", for " + Plurals.time(age) + ",";
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}
