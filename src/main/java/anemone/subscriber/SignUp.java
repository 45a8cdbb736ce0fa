package anemone.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A request to subscribe that the address's owner has not confirmed yet (double opt-in).
 *
 * @param address the address that was entered
 * @param chosen the preferences that were entered with it
 * @param wording the sentence that the visitor agreed to, as it was shown
 * @param asked when it was made
 * @param from the network address of the visitor
 */
public record SignUp(
    EmailAddress address, PreferenceSet chosen, String wording, Instant asked, String from) {

  /** How long the link in the mail is valid. */
  public static final Duration VALID = Duration.ofDays(2);

  /** Time after which an unconfirmed request is erased. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final int VERSION_BYTES = 4;

  /**
   * A stored request.
   *
   * @param id its number
   * @param signUp the request
   */
  public record Pending(long id, SignUp signUp) {

    /** Distinguishes its link from those of other requests for the address, 0 to 65535. */
    public int epoch() {
      return (int) (id & 0xFFFF);
    }

    /** Whether its link has expired. */
    public boolean isOver(Instant now) {
      return now.isAfter(signUp.asked().plus(VALID));
    }
  }

  /**
   * A subscriber's consent, as a record of proof.
   *
   * @param signUp the request, with the wording
   * @param confirmed when the owner of the address confirmed it
   * @param from the network address of the confirmation
   */
  public record Consent(SignUp signUp, Instant confirmed, String from) {}

  /** Returns the version of a wording: eight hexadecimal digits of its hash. */
  public static String version(String wording) {
    return HexFormat.of().formatHex(SignedLink.sha256(wording), 0, VERSION_BYTES);
  }
}
