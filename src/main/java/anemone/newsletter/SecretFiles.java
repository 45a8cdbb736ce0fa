package anemone.newsletter;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the files that hold nothing but a secret. */
@FunctionalInterface
public interface SecretFiles {

  /** The text of a file. */
  String read(Path file) throws IOException;
}
