package anemone.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A request to receive the newsletter that its owner has not confirmed yet (double opt-in).
 *
 * @param address the address that was entered
 * @param chosen what was chosen with it
 * @param wording the sentence to which the visitor agreed, as it was shown
 * @param asked when
 * @param from the network address of the visitor
 */
public record SignUp(
    EmailAddress address, PreferenceSet chosen, String wording, Instant asked, String from) {

  /** How long the link in the mail can confirm it. */
  public static final Duration VALID = Duration.ofDays(2);

  /** After this time an unconfirmed request is erased. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final int VERSION_BYTES = 4;

  /**
   * A request as it is stored.
   *
   * @param id its number
   * @param signUp the request
   */
  public record Pending(long id, SignUp signUp) {

    /** What distinguishes its link from that of another request for the address, 0 to 65535. */
    public int epoch() {
      return (int) (id & 0xFFFF);
    }

    /** Whether the link can no longer confirm it. */
    public boolean isOver(Instant now) {
      return now.isAfter(signUp.asked().plus(VALID));
    }
  }

  /**
   * The agreement of a subscriber, for whoever asks for a proof of it.
   *
   * @param signUp the request, with the wording
   * @param confirmed when the owner of the address confirmed it
   * @param from the network address from which they did
   */
  public record Consent(SignUp signUp, Instant confirmed, String from) {}

  /** The version of a wording: eight hexadecimal digits that change with it. */
  public static String version(String wording) {
    return HexFormat.of().formatHex(SignedLink.sha256(wording), 0, VERSION_BYTES);
  }
}
