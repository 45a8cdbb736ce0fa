package anemone.store;

import anemone.process.AtomicFile;
import anemone.process.PrivateFiles;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last opening of a state folder, in a file outside of it: it reveals a folder that was
 * restored from a backup as a whole. It belongs to the folder's path and to the key in it, so that
 * a copy elsewhere, or a newsletter that begins anew, has another one. A folder without a key, as
 * in the first run or where the settings name the key, has a note by its path alone.
 */
final class OutsideNote {

  private static final Logger LOG = LoggerFactory.getLogger(OutsideNote.class);
  private static final int HASH_BYTES = 12;

  private final String place;
  private final boolean hasKey;
  private final Path file;

  /** The note by the path alone; equal to {@link #file} where there is no key. */
  private final Path first;

  private OutsideNote(String place, boolean hasKey, Path file, Path first) {
    this.place = place;
    this.hasKey = hasKey;
    this.file = file;
    this.first = first;
  }

  /**
   * Returns the note of a state folder.
   *
   * @param folder where notes are kept; if empty, there is none
   */
  static Optional<OutsideNote> of(Optional<Path> folder, Path state) {
    String path = state.toAbsolutePath().toString();
    return of(folder, place(state), path, KeyFile.read(state).map(Secret::value));
  }

  /**
   * Returns the note of a state.
   *
   * @param folder where notes are kept; if empty, there is none
   * @param place the state in words
   * @param identity what no other state has
   * @param key the key that signs links, if the state holds one
   */
  static Optional<OutsideNote> of(
      Optional<Path> folder, String place, String identity, Optional<String> key) {
    return folder.map(
        notes ->
            new OutsideNote(
                place,
                key.isPresent(),
                notes.resolve(name(identity + key.orElse(""))),
                notes.resolve(name(identity))));
  }

  /** Returns a state folder in words. */
  static String place(Path state) {
    return "the state folder " + state;
  }

  /**
   * Compares the note with a database. A database that was never opened in a folder without a key
   * is a new one.
   *
   * @throws StateException if the database was opened later than it knows
   */
  void check(Database database) {
    Optional<StateGeneration> noted = read();
    Optional<StateGeneration> known = StateGeneration.lastOf(database);
    if (known.isEmpty() && !hasKey) {
      return;
    }
    boolean behind =
        noted.isPresent()
            && known
                .map(
                    k ->
                        k.number() < noted.get().number()
                            || (k.number() == noted.get().number() && !k.equals(noted.get())))
                .orElse(true);
    if (behind) {
      throw new StateException(
          place
              + " is as it was "
              + known.map(k -> "at " + k.at()).orElse("before its first run")
              + ", but "
              + (Files.exists(file) ? file : first)
              + " knows of a run at "
              + noted.get().at()
              + ": it was restored from a backup, and what was sent since would be sent again. If"
              + " nothing was sent since, remove that file; if something was, run again with"
              + " --taken-as-sent, which sends nothing and takes the editions that are open or due"
              + " as sent");
    }
  }

  /** The number of the opening that it knows; 0 if it knows none. */
  long number() {
    return read().map(StateGeneration::number).orElse(0L);
  }

  /** Returns the time of the opening that it knows. */
  Optional<Instant> at() {
    return read().map(StateGeneration::at);
  }

  /** Writes down the last opening of a database, where that can be written. */
  void write(Database database) {
    Optional<StateGeneration> last = StateGeneration.lastOf(database);
    try {
      PrivateFiles.createDirectories(file.toAbsolutePath().resolveSibling("."));
      AtomicFile.writePrivate(file, (last.orElseThrow() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.info("unable to write {}: a restored backup would not be noticed", file, e);
    }
  }

  private Optional<StateGeneration> read() {
    return read(file).or(() -> file.equals(first) ? Optional.empty() : read(first));
  }

  private static Optional<StateGeneration> read(Path file) {
    try {
      return Optional.of(StateGeneration.parse(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | DateTimeException e) {
      LOG.info("unable to read {}: a restored backup would not be noticed", file, e);
      return Optional.empty();
    }
  }

  private static String name(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
