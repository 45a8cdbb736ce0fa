package anemone.store;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The key that signs links in mails, in a file of the state folder that only its owner reads. */
public final class KeyFile {

  private static final String NAME = "key";
  private static final int BYTES = 32;

  private KeyFile() {}

  /** The key, if there is one. */
  public static Optional<Secret> read(Path state) {
    Path file = state.resolve(NAME);
    try {
      return Files.exists(file)
          ? Optional.of(new Secret(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new StateException("unable to read " + file + ": " + StateException.why(e), e);
    }
  }

  /** Makes a key where there is none. */
  public static void make(Path state, SecureRandom chance) {
    Path file = state.resolve(NAME);
    if (Files.exists(file)) {
      return;
    }
    byte[] key = new byte[BYTES];
    chance.nextBytes(key);
    try {
      Files.createDirectories(state);
      Files.createFile(file, ownerOnly());
      Files.writeString(
          file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new StateException("unable to write " + file + ": " + StateException.why(e), e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
