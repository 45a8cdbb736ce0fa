package anemone.newsletter;

/**
 * A mistake in newsletter.yaml.
 *
 * @param file the path of the file
 * @param line its line, from 1
 * @param column its column, from 1
 * @param key the path of the key, such as {@code smtp.port}; empty if the text is not YAML
 * @param message the mistake and the allowed values, as in {@code must be true or false}
 */
public record Problem(String file, int line, int column, String key, String message) {

  /** {@code newsletter.yaml:14: edition.stores: unknown key; did you mean edition.stories?}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? message : key + ": " + message);
  }
}
