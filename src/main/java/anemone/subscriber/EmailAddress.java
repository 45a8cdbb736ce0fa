package anemone.subscriber;

/**
 * An email address that can stand in an envelope (RFC 5321 section 4.1.2).
 *
 * @param local what stands before the at sign, as it was written
 * @param domain the domain in lower-case ASCII (A-labels, RFC 5891)
 */
public record EmailAddress(String local, String domain) {

  /** {@code local@domain}. */
  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
