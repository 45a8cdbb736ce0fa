package anemone.subscriber;

/**
 * Whether strangers may subscribe, and how many forms are accepted within an hour, so that nobody
 * can use them to fill somebody else's mailbox (list bombing).
 *
 * @param open whether the sign-up form is offered
 * @param welcome the content of the welcome mail
 * @param address maximum number of forms with one address
 * @param network maximum number of forms from one network: a /24, or a /64 of IPv6
 * @param domain maximum number of forms with addresses of one domain
 * @param all maximum number of forms in all; then sign-up closes for the moment
 */
public record SignUpRules(
    boolean open, Welcome welcome, int address, int network, int domain, int all) {

  /** The default: closed, with limits for a list of a few thousand subscribers. */
  public static final SignUpRules STANDARD = new SignUpRules(false, Welcome.TEXT, 3, 20, 200, 500);

  /** The content of the welcome mail. */
  public enum Welcome {
    /** A text with the subscriber's links. */
    TEXT,
    /** The latest edition that is no longer being sent, with a text above it. */
    EDITION
  }

  /** Returns the rules with the form offered. */
  public SignUpRules opened() {
    return new SignUpRules(true, welcome, address, network, domain, all);
  }
}
