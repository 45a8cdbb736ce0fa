package anemone.newsletter;

/**
 * A mistake in newsletter.yaml.
 *
 * @param file the file, as it was named
 * @param line its line, from 1
 * @param column its column, from 1
 * @param key the path of what is wrong, such as {@code smtp.port}; empty if the text is no YAML
 * @param message what is wrong and what is allowed, worded to follow the key
 */
public record Problem(String file, int line, int column, String key, String message) {

  /** {@code newsletter.yaml:14: edition.stores is unknown; did you mean edition.stories?}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? message : key + " " + message);
  }
}
