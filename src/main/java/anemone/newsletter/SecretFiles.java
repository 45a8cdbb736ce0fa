package anemone.newsletter;

import java.io.IOException;
import java.nio.file.Path;

/** Reads files that contain one secret. */
@FunctionalInterface
public interface SecretFiles {

  /** Returns the text of a file. */
  String read(Path file) throws IOException;
}
