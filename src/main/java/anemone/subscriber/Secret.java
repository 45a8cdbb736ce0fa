package anemone.subscriber;

import java.nio.charset.StandardCharsets;

/**
 * A password or key. It prints as stars wherever it is printed by mistake.
 *
 * @param value the text itself
 */
public record Secret(String value) {

  /** No secret: for a server that asks for none. */
  public static final Secret NONE = new Secret("");

  /** Its bytes in UTF-8. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  /** Three stars. */
  @Override
  public String toString() {
    return "***";
  }
}
