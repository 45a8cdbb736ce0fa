package anemone.deliver.smtp;

/** A word that is never printed. */
public final class Secret {

  /** No secret. */
  public static final Secret NONE = new Secret("");

  private final String value;

  /** Keeps a secret. */
  public Secret(String value) {
    this.value = value;
  }

  /** The secret itself, for the one who must know it. */
  public String reveal() {
    return value;
  }

  /** Stars. */
  @Override
  public String toString() {
    return "***";
  }
}
