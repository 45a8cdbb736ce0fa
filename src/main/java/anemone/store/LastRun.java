package anemone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the state folder remembers of the last process that wrote it: when that was, and which file
 * the database was. A clock that was set back and a database that was copied back show by it.
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
   * Compares what is remembered with the world.
   *
   * @throws StateException if the clock is behind the last run, or the database is another file
   *     than the one that it wrote; the message says what to do
   */
  public void check(Instant now) {
    Optional<Memo> memo = read();
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
    String file = database();
    if (!file.isEmpty()
        && !memo.get().database().isEmpty()
        && !file.equals(memo.get().database())) {
      throw new StateException(
          "the database in "
              + state
              + " is not the file that the last run known to it, of "
              + at
              + ", has written: it was moved or restored from a backup, and what was sent since"
              + " would be sent again. If nothing was sent since, remove "
              + state.resolve(FILE)
              + "; if something was, run again with --taken-as-sent, which sends nothing and takes"
              + " the editions that are open or due as sent");
    }
  }

  /** Remembers this run. */
  public void note(Instant now) {
    Path unfinished = state.resolve(FILE + ".new");
    try {
      Files.writeString(unfinished, now + " " + database() + "\n");
      Files.move(
          unfinished,
          state.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StateException(
          "unable to write the state folder " + state + ": " + StateException.why(e), e);
    }
  }

  /** When the last run was, if it is known. */
  public Optional<Instant> at() {
    return read().map(Memo::at);
  }

  private record Memo(Instant at, String database) {}

  private Optional<Memo> read() {
    try {
      String[] words = Files.readString(state.resolve(FILE)).strip().split(" ", -1);
      return Optional.of(new Memo(Instant.parse(words[0]), words.length > 1 ? words[1] : ""));
    } catch (NoSuchFileException | DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StateException(
          "unable to read the state folder " + state + ": " + StateException.why(e), e);
    }
  }

  /** The number that the file system gave the database file, or nothing where it gives none. */
  private String database() {
    try {
      return Files.getAttribute(Database.file(state), "unix:ino").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }
}
