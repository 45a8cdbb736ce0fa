package anemone.run;

import anemone.subscriber.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The folder that holds a newsletter's state. */
public interface StateFolder {

  /** Where it is. */
  Path path();

  /** Whether a run has written it. */
  boolean exists();

  /**
   * Opens the state for reading only; one that does not exist is empty.
   *
   * @throws anemone.process.CommandFailure if it cannot be read
   */
  NewsletterState read();

  /**
   * Opens the state for writing by this process alone, and makes it where there is none.
   *
   * @param patience how long to wait for another process that writes it
   * @param trusted whether it is opened although it was moved or restored from a backup
   * @throws StateInUseException if another process still writes it then; the message names it
   * @throws anemone.process.CommandFailure if it cannot be read or written, or if the clock or the
   *     database was set back
   */
  NewsletterState open(Duration patience, boolean trusted);

  /** Opens the state for writing by this process alone, without waiting for another. */
  default NewsletterState open() {
    return open(Duration.ZERO, false);
  }

  /**
   * Opens an existing state beside the process that writes it, for a recall or a look.
   *
   * @throws anemone.process.CommandFailure if it cannot be read or written
   */
  NewsletterState openBeside();

  /**
   * Opens the state for short changes beside a process that sends, and makes it or brings it up to
   * date first where that is necessary.
   *
   * @param patience how long a change waits for another writer before it fails
   * @throws StateInUseException if it must be brought up to date and another process writes it
   * @throws anemone.process.CommandFailure if it cannot be read or written
   */
  NewsletterState openShared(Duration patience);

  /** The key that signs links, if the folder holds one. */
  Optional<Secret> key();

  /**
   * Makes a key that signs links where there is none.
   *
   * @param chance what it is made of
   * @param isFirst whether no mail has a link that an earlier key has signed
   * @throws anemone.process.CommandFailure if one has; the message says what to do
   */
  void makeKey(SecureRandom chance, BooleanSupplier isFirst);

  /**
   * Compares the clock with the last run.
   *
   * @throws anemone.process.CommandFailure if the clock is behind it
   */
  void checkClock(Instant now);

  /**
   * Compares the database with the last run.
   *
   * @return what the database is, in words; empty if there is none
   * @throws anemone.process.CommandFailure if it cannot be read, or was copied back
   */
  Optional<String> checkDatabase();
}
