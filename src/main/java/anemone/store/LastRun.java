package anemone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the state folder remembers of the last process that wrote it: when that was, which file the
 * database was, and which opening of it. A clock that was set back shows by the first, a database
 * that was copied back by the second, and one whose contents were put back into the same file by
 * the third, which the database has, too.
 *
 * <p>The file is a line: the time, the file's number, and one or two openings. It names both, the
 * one that the database has and the one that it is about to have, while the database is opened, so
 * that a crash in between raises no alarm.
 */
public final class LastRun {

  private static final String FILE = "last-run";

  /** Clocks are put right by minutes, and a run takes its time. */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private final Path state;

  private LastRun(Path state) {
    this.state = state;
  }

  /** The last run of a state folder. */
  public static LastRun in(Path state) {
    return new LastRun(state);
  }

  /**
   * Compares what is remembered with the clock and the file system.
   *
   * @throws StateException if the clock is behind the last run, or the database is another file
   *     than the one that it wrote; the message says what to do
   */
  public void check(Instant now) {
    Optional<LastRunNote> memo = read();
    if (memo.isEmpty()) {
      return;
    }
    Instant at = memo.get().at();
    if (now.isBefore(at.minus(TOLERANCE))) {
      throw new StateException(
          "the clock shows "
              + now
              + ", but the last run was at "
              + at
              + "; set the clock right, or, if it was wrong then and is right now, remove "
              + state.resolve(FILE));
    }
    String file = number();
    if (!file.isEmpty() && !memo.get().file().isEmpty() && !file.equals(memo.get().file())) {
      throw restored("is not the file that the last run known to it, of " + at + ", has written");
    }
  }

  /**
   * Compares what is remembered with what the database itself remembers.
   *
   * @throws StateException if the database was last opened another time; the message says what to
   *     do
   */
  public void check(Database database) {
    Optional<LastRunNote> memo = read();
    if (memo.isEmpty() || memo.get().openings().isEmpty()) {
      return;
    }
    Optional<StateGeneration> opening = StateGeneration.lastOf(database);
    if (opening.filter(memo.get().openings()::contains).isEmpty()) {
      throw restored(
          "is as it was "
              + opening.map(o -> "at " + o.at()).orElse("before this version of the program")
              + ", but the last run known to it was at "
              + memo.get().at());
    }
  }

  /**
   * Remembers this run, here and in the database that it has opened.
   *
   * @param known the number of an opening that is known elsewhere; this one gets a higher one
   */
  public void note(Instant now, Database database, long known) {
    Optional<StateGeneration> before = StateGeneration.lastOf(database);
    long remembered =
        Stream.concat(before.stream(), read().stream().flatMap(memo -> memo.openings().stream()))
            .mapToLong(StateGeneration::number)
            .max()
            .orElse(0);
    StateGeneration next = new StateGeneration(Math.max(remembered, known) + 1, now);
    List<StateGeneration> both = new ArrayList<>(before.stream().toList());
    both.add(next);
    write(new LastRunNote(now, number(), both));
    next.keep(database);
    write(new LastRunNote(now, number(), List.of(next)));
  }

  /** When the last run was, if it is known. */
  public Optional<Instant> at() {
    return read().map(LastRunNote::at);
  }

  private record LastRunNote(Instant at, String file, List<StateGeneration> openings) {

    @Override
    public String toString() {
      String opened = openings.stream().map(o -> " " + o).collect(Collectors.joining());
      return at + " " + file + opened + "\n";
    }
  }

  private StateException restored(String how) {
    return new StateException(
        "the database in "
            + state
            + " "
            + how
            + ": it was moved or restored from a backup, and what was sent since"
            + " would be sent again. If nothing was sent since, remove "
            + state.resolve(FILE)
            + "; if something was, run again with --taken-as-sent, which sends nothing and takes"
            + " the editions that are open or due as sent");
  }

  private Optional<LastRunNote> read() {
    try {
      String[] words = Files.readString(state.resolve(FILE)).stripTrailing().split(" ", -1);
      List<StateGeneration> openings =
          Arrays.stream(words).skip(2).map(StateGeneration::parse).toList();
      return Optional.of(
          new LastRunNote(Instant.parse(words[0]), words.length > 1 ? words[1] : "", openings));
    } catch (NoSuchFileException | DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StateException(
          "unable to read the state folder " + state + ": " + StateException.why(e), e);
    }
  }

  /**
   * Writes the file, and waits for the disk: after a crash it must not be older than the database.
   */
  private void write(LastRunNote memo) {
    Path unfinished = state.resolve(FILE + ".new");
    try {
      try (FileChannel out =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer line = ByteBuffer.wrap(memo.toString().getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
          out.write(line);
        }
        out.force(true);
      }
      Files.move(
          unfinished,
          state.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        try (FileChannel folder = FileChannel.open(state, StandardOpenOption.READ)) {
          folder.force(true);
        }
      }
    } catch (IOException e) {
      throw new StateException(
          "unable to write the state folder " + state + ": " + StateException.why(e), e);
    }
  }

  /** The number that the file system gave the database file, or nothing where it gives none. */
  private String number() {
    try {
      return Files.getAttribute(Database.file(state), "unix:ino").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }
}
