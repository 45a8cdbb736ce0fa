package anemone.deliver.login;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps refresh tokens in files. */
public interface RefreshTokens {

  /** Returns the token in a file. */
  Secret read(Path file) throws IOException;

  /** Replaces a file whole by one that only its owner may read. */
  void write(Path file, Secret token) throws IOException;
}
