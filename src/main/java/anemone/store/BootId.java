package anemone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Identifies the current boot of the machine. */
final class BootId {

  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** Returns the boot id (Linux, random(4)); empty on other systems. */
  static String id() {
    try {
      return Files.readString(ID).strip();
    } catch (IOException e) {
      // An empty id disables everything that depends on it.
      return "";
    }
  }
}
