package anemone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The time since when the machine has been running. */
final class BootId {

  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** What tells it from any other (Linux, random(4)); empty where the system has no such thing. */
  static String id() {
    try {
      return Files.readString(ID).strip();
    } catch (IOException e) {
      // Then nothing is taken for known that depends on it.
      return "";
    }
  }
}
