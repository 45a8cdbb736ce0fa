package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.subscriber.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The folder that holds a newsletter's state. */
public interface StateFolder {

  /** Returns its path. */
  Path path();

  /** Whether it has a state; a new newsletter has none. */
  boolean exists();

  /**
   * Opens the state for reading; a missing state is empty.
   *
   * @throws anemone.process.CommandFailure if it cannot be read
   */
  NewsletterState read();

  /**
   * Opens the state for writing by this process alone, and creates it if there is none.
   *
   * @param patience how long to wait for another process to release the state
   * @param trusted whether to open a state that was moved or restored from a backup
   * @throws StateInUseException if another process still holds it after that; the message names it
   * @throws anemone.process.CommandFailure if it cannot be read or written, or if the clock or the
   *     database was set back
   */
  NewsletterState open(Duration patience, boolean trusted);

  /** Opens the state for writing by this process alone, without waiting for another. */
  default NewsletterState open() {
    return open(Duration.ZERO, false);
  }

  /**
   * Opens an existing state while another process writes it, for a recall or for reading.
   *
   * @throws anemone.process.CommandFailure if it cannot be read or written
   */
  NewsletterState openBeside();

  /**
   * Opens the state for short changes while another process may be sending. Creates or migrates it
   * first if necessary.
   *
   * @param patience how long a change waits for another writer before it fails
   * @throws StateInUseException if it must be migrated while another process writes it
   * @throws anemone.process.CommandFailure if it cannot be read or written
   */
  NewsletterState openShared(Duration patience);

  /** Whether several machines can use the state, so that workers can share an edition. */
  default boolean isShared() {
    return false;
  }

  /**
   * Opens the state as one of several workers.
   *
   * @param name the name of the worker, which no other one has
   * @throws CommandFailure if it cannot be opened, or is not for several workers
   */
  default WorkerState openWorker(String name) {
    throw new CommandFailure(
        ExitCode.CONFIGURATION,
        "workers share a state in PostgreSQL, and this one is in "
            + path()
            + ": set store: jdbc:postgresql://... (anemone state move copies it there)");
  }

  /** Returns the key that signs links, if the folder has one. */
  Optional<Secret> key();

  /**
   * Creates a key that signs links, if there is none.
   *
   * @param random the source of its bytes
   * @param isFirst whether no mail was sent before, whose links a new key could not verify
   * @throws anemone.process.CommandFailure if mail was sent before; the message says what to do
   */
  void makeKey(SecureRandom random, BooleanSupplier isFirst);

  /**
   * Checks that the clock has not been set back.
   *
   * @throws anemone.process.CommandFailure if {@code now} is before the last run
   */
  void checkClock(Instant now);

  /**
   * Checks that the database was not restored from a backup since the last run.
   *
   * @return a description of the database; empty if there is none
   * @throws anemone.process.CommandFailure if it cannot be read or was restored
   */
  Optional<String> checkDatabase();
}
