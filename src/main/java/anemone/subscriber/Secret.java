package anemone.subscriber;

import java.nio.charset.StandardCharsets;

/**
 * A password or key. Its {@code toString} does not reveal it.
 *
 * @param value the text
 */
public record Secret(String value) {

  /** No secret, for a server that needs none. */
  public static final Secret NONE = new Secret("");

  /** Returns its bytes in UTF-8. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns three stars. */
  @Override
  public String toString() {
    return "***";
  }
}
