package anemone.store;

import anemone.process.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record of the last process that wrote the state folder: the time, the inode of the database,
 * and the generation of its opening. They detect a clock that was set back, a database file that
 * was restored, and one whose contents were restored in place; the database has the generation,
 * too.
 *
 * <p>The file is one line: the time, the inode, and one or two generations. While the database is
 * opened it has both the old and the new one, so that a crash in between raises no false alarm.
 */
public final class LastRun {

  private static final String FILE = "last-run";

  /** Tolerated clock corrections. */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private final Path state;

  private LastRun(Path state) {
    this.state = state;
  }

  /** Returns the record of a state folder. */
  public static LastRun in(Path state) {
    return new LastRun(state);
  }

  /**
   * Compares the record with the clock and the file system.
   *
   * @throws StateException if the clock is before the last run, or the database is another file;
   *     the message says what to do
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
              + now.truncatedTo(ChronoUnit.SECONDS)
              + ", but the last run was at "
              + at.truncatedTo(ChronoUnit.SECONDS)
              + "; correct the clock, or, if it was wrong then and is right now, remove "
              + state.resolve(FILE));
    }
    String file = number();
    if (!file.isEmpty() && !memo.get().file().isEmpty() && !file.equals(memo.get().file())) {
      throw restored("is not the file that the last run known to it, of " + at + ", has written");
    }
  }

  /**
   * Compares the record with the generation in the database.
   *
   * @throws StateException if they differ; the message says what to do
   */
  public void check(Database database) {
    Optional<LastRunNote> memo = read();
    if (memo.isEmpty() || memo.get().openings().isEmpty()) {
      return;
    }
    StateGeneration opening = StateGeneration.lastOf(database).orElse(StateGeneration.NONE);
    if (!memo.get().openings().contains(opening)) {
      throw restored(
          "is as it was "
              + (opening.equals(StateGeneration.NONE)
                  ? "before this version of the program"
                  : "at " + opening.at())
              + ", but the last run known to it was at "
              + memo.get().at());
    }
  }

  /**
   * Records this run, here and in the opened database.
   *
   * @param known the number of the last opening noted elsewhere; this one gets a higher number
   */
  public void note(Instant now, Database database, long known) {
    Optional<StateGeneration> before = StateGeneration.lastOf(database);
    long remembered =
        Stream.concat(before.stream(), read().stream().flatMap(memo -> memo.openings().stream()))
            .mapToLong(StateGeneration::number)
            .max()
            .orElse(0);
    StateGeneration next = new StateGeneration(Math.max(remembered, known) + 1, now);
    // Until the database has the new one, it may still have the old one, or none on a full disk.
    List<StateGeneration> both = List.of(before.orElse(StateGeneration.NONE), next);
    write(new LastRunNote(now, number(), both));
    next.keep(database);
    write(new LastRunNote(now, number(), List.of(next)));
  }

  /** Returns the time of the last run, if known. */
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

  /** Writes the file durably: after a crash it must not be older than the database. */
  private void write(LastRunNote memo) {
    try {
      AtomicFile.writePrivate(
          state.resolve(FILE), memo.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StateException(
          "unable to write the state folder " + state + ": " + StateException.why(e), e);
    }
  }

  /** Returns the inode of the database file, or empty if unavailable. */
  private String number() {
    try {
      return Files.getAttribute(DatabaseFile.file(state), "unix:ino").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }
}
