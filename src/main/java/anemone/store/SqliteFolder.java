package anemone.store;

import anemone.deliver.Sleeper;
import anemone.run.NewsletterState;
import anemone.run.StateHistory;
import anemone.run.StateInUseException;
import anemone.subscriber.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A state folder on this machine: a SQLite database, the key that signs links, and the lock of the
 * process that writes them.
 *
 * @param path its path; created when it is first opened for writing
 * @param clock the time
 * @param pause waits for another process
 * @param notes a folder outside with a note of each state folder, which reveals a restored backup
 */
public record SqliteFolder(Path path, Clock clock, Sleeper pause, Optional<Path> notes)
    implements MovableState {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  @Override
  public boolean exists() {
    requireReadable();
    return DatabaseFile.existsIn(path);
  }

  /** A folder of another user must not look like an empty one. */
  private void requireReadable() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new StateException("unable to read the state folder " + path + ": it is no folder");
    }
    if (Files.exists(path) && !(Files.isReadable(path) && Files.isExecutable(path))) {
      throw new StateException(
          "unable to read the state folder "
              + path
              + ": permission denied; run as the user that owns it");
    }
  }

  @Override
  public NewsletterState read() {
    requireReadable();
    return state(here(DatabaseFile.look(path)));
  }

  @Override
  public NewsletterState openBeside() {
    return state(here(DatabaseFile.beside(path)));
  }

  /** Returns a database whose state was not moved elsewhere. */
  private static Database here(Database database) {
    try {
      MovedState.requireHere(database);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private NewsletterState state(Database database) {
    return SqlState.of(database, clock, history(database));
  }

  @Override
  public NewsletterState openShared(Duration patience) {
    if (!DatabaseFile.isCurrentIn(path)) {
      open().close();
    }
    Database writing = here(DatabaseFile.beside(path, patience));
    try {
      return SqlState.shared(
          writing, DatabaseFile.forLookups(path, patience), clock, history(writing));
    } catch (RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  @Override
  public NewsletterState open(Duration patience, boolean trusted) {
    StateLock lock = lock(patience);
    try {
      LastRun last = LastRun.in(path);
      if (!trusted) {
        last.check(clock.instant());
      }
      Database database = here(DatabaseFile.open(path));
      try {
        Optional<OutsideNote> outside = OutsideNote.of(notes, path);
        StateHistory history = history(database);
        if (!trusted) {
          last.check(database);
          outside.ifPresent(note -> note.check(database));
        }
        last.note(clock.instant(), database, outside.map(OutsideNote::number).orElse(0L));
        outside.ifPresent(note -> note.write(database));
        return SqlState.of(
            database, DatabaseFile.beside(path), clock, history, OutcomeLog.in(path), lock::close);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Optional<Secret> key() {
    return KeyFile.read(path);
  }

  @Override
  public void makeKey(SecureRandom chance, BooleanSupplier isFirst) {
    KeyFile.make(path, chance, isFirst);
  }

  @Override
  public void checkClock(Instant now) {
    LastRun.in(path).check(now);
  }

  @Override
  public Optional<String> checkDatabase() {
    requireReadable();
    try (Database database = DatabaseFile.look(path)) {
      LastRun.in(path).check(database);
      OutsideNote.of(notes, path).ifPresent(note -> note.check(database));
      return exists() ? Optional.of(database.toString()) : Optional.empty();
    }
  }

  @Override
  public String place() {
    return "sqlite";
  }

  @Override
  public Whole whole() {
    StateLock lock = lock(Duration.ZERO);
    try {
      return new WholeFolder(path, DatabaseFile.open(path), lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The whole state of a folder. */
  private record WholeFolder(Path path, Database database, StateLock lock) implements Whole {

    /** Workers share databases that are elsewhere. */
    @Override
    public void endWorkers() {}

    @Override
    public void keep(Secret key) {
      KeyFile.write(path, key);
    }

    @Override
    public void close() {
      try (lock) {
        database.close();
      }
    }
  }

  private StateHistory history(Database database) {
    return new StateHistory(
        OutsideNote.place(path),
        StateGeneration.lastOf(database).map(StateGeneration::at),
        OutsideNote.of(notes, path).flatMap(OutsideNote::at));
  }

  private StateLock lock(Duration patience) {
    Instant end = clock.instant().plus(patience);
    while (true) {
      Instant now = clock.instant();
      try {
        return StateLock.take(path, now);
      } catch (StateInUseException e) {
        if (!now.isBefore(end)) {
          throw e;
        }
        try {
          pause.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }
}
