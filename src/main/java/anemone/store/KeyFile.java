package anemone.store;

import anemone.process.PrivateFiles;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The key that signs links in mails, in a file of the state folder that only its owner can read.
 */
public final class KeyFile {

  private static final String NAME = "key";
  private static final int BYTES = 32;

  private KeyFile() {}

  /**
   * Returns the key; empty without a file.
   *
   * @throws StateException if the file cannot be read or is empty; the message says what to do
   */
  public static Optional<Secret> read(Path state) {
    Path file = state.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String key = Files.readString(file).strip();
      if (key.isEmpty()) {
        throw new StateException(
            file
                + ", the key that signs the links in mails, is empty: put it back from a backup. "
                + ifLost(file));
      }
      return Optional.of(new Secret(key));
    } catch (IOException e) {
      throw new StateException("unable to read " + file + ": " + StateException.why(e), e);
    }
  }

  /**
   * Creates the key if there is none.
   *
   * @param isFirst whether no mail was sent with links that an earlier key signed
   * @throws StateException if an earlier key is missing, or the file cannot be written
   */
  public static void make(Path state, SecureRandom chance, BooleanSupplier isFirst) {
    Path file = state.resolve(NAME);
    if (Files.exists(file)) {
      return;
    }
    if (!isFirst.getAsBoolean()) {
      throw new StateException(
          file
              + ", the key that signs the links in mails, is gone: put it back from a backup. "
              + ifLost(file));
    }
    byte[] key = new byte[BYTES];
    chance.nextBytes(key);
    write(state, new Secret(HexFormat.of().formatHex(key)));
  }

  /**
   * Writes a key durably, in place of any other.
   *
   * @throws StateException if the file cannot be written
   */
  static void write(Path state, Secret key) {
    Path file = state.resolve(NAME);
    Path unfinished = state.resolve(NAME + ".new");
    try {
      PrivateFiles.createDirectories(state);
      Files.deleteIfExists(unfinished);
      try (FileChannel out =
          PrivateFiles.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(key.value() + "\n");
        while (line.hasRemaining()) {
          out.write(line);
        }
        out.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StateException("unable to write " + file + ": " + StateException.why(e), e);
    }
  }

  private static String ifLost(Path file) {
    return "If it is lost, the links in all mails sent so far stop working; to make a new one: "
        + "(umask 077; openssl rand -hex 32 >"
        + file
        + ")";
  }
}
