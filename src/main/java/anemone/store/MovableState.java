package anemone.store;

import anemone.run.StateFolder;
import anemone.subscriber.Secret;

/** A state that can be moved to another place. */
public interface MovableState extends StateFolder {

  /** Returns the place as the setting {@code store} names it. */
  String place();

  /**
   * Opens the database for this process alone, although its state may be kept elsewhere by now.
   *
   * @throws anemone.run.StateInUseException if another process writes it
   * @throws StateException if it cannot be written
   */
  Whole whole();

  /** A database that this process alone may write. */
  interface Whole extends AutoCloseable {

    /** Returns the database. */
    Database database();

    /**
     * Ends the work of all workers, once a note keeps further ones from beginning.
     *
     * @throws anemone.run.StateInUseException if one has begun since this was opened
     */
    void endWorkers();

    /** Stores the key that signs links, before the current transaction is committed. */
    void keep(Secret key);

    @Override
    void close();
  }
}
