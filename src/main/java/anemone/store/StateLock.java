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

/**
 * The lock for writing a state folder, held by one process at a time. The operating system releases
 * it when the process ends in any way.
 */
public final class StateLock implements AutoCloseable {

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
          throw inUse(Files.readString(file).strip(), now);
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

  private static StateInUseException inUse(String holder, Instant now) {
    return new StateInUseException(
        (holder.isEmpty() ? "another process" : holder)
            + age(holder, now)
            + " is working on this newsletter; run again, or wait for it with run --wait 10m");
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
