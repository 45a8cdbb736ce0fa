package anemone.newsletter;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads values that must not be in the file: {@code KEY} is an environment variable, or {@code
 * KEY-file} a file.
 *
 * @param folder the base of relative paths
 * @param files reads the files
 */
record Secrets(Path folder, SecretFiles files) {

  /** Returns the secret of a key, if there is one. */
  Optional<Secret> read(Fields fields, String key) {
    String fileKey = key + "-file";
    Optional<String> text = fields.secret(key);
    Optional<Path> file = fields.optional(fileKey, Values.path(folder));
    if (fields.has(key) && fields.has(fileKey)) {
      fields.problem(
          fileKey, "cannot be combined with " + fields.pathOf(key) + "; remove one of them");
      return Optional.empty();
    }
    return text.or(() -> file.flatMap(f -> contents(fields, fileKey, f)))
        .filter(secret -> !secret.isEmpty())
        .map(Secret::new);
  }

  /**
   * Returns the secrets of a list: each of its items is an environment variable, and each item of
   * {@code KEY-file} a file.
   */
  List<Secret> list(Fields fields, String key) {
    String fileKey = key + "-file";
    return Stream.concat(
            fields.secrets(key).stream(),
            fields.values(fileKey, Values.path(folder)).stream()
                .flatMap(file -> contents(fields, fileKey, file).stream()))
        .filter(secret -> !secret.isEmpty())
        .map(Secret::new)
        .toList();
  }

  /** Returns the text of a required file. */
  Optional<String> requiredFile(Fields fields, String key) {
    return fields
        .required(key, Values.path(folder))
        .flatMap(file -> contents(fields, key, file))
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> contents(Fields fields, String key, Path file) {
    try {
      String secret = files.read(file).stripTrailing();
      if (secret.isEmpty()) {
        fields.problem(key, "the file " + file + " is empty");
      }
      return Optional.of(secret);
    } catch (IOException e) {
      fields.problem(
          key,
          e instanceof NoSuchFileException
              ? "there is no file " + file
              : "the file " + file + " cannot be read; check its permissions");
      return Optional.empty();
    }
  }
}
