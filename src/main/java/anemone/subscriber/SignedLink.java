package anemone.subscriber;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The links of a newsletter that let one subscriber act without a password.
 *
 * <p>A link ends in a token: 192 bits of HMAC-SHA-256 (RFC 2104) over its purpose, the list and the
 * address. It tells nobody the address, is the same each time, so that a mail sent twice has the
 * same links, and dies with the key. A server finds whose it is by asking {@link #check} for every
 * address of the list, about a second for a million; nothing needs to be stored. Capitals in the
 * address make no difference, so a list may be tidied without breaking links that are out.
 *
 * <p>Safe for use by many threads at once.
 */
public final class SignedLink {

  /** What a link allows. */
  public enum Purpose {
    /** To end the subscription, with one click (RFC 8058). */
    UNSUBSCRIBE,
    /** To see and change what is sent and when. */
    PREFERENCES;

    /** The word for it in a link. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 24;

  private final SecretKeySpec key;
  private final byte[] list;
  private final String folder;

  /**
   * Links of one newsletter.
   *
   * @param key what signs them; at least 16 characters or so of chance
   * @param listId the List-Id, so that newsletters that share a key do not share links
   * @param base the address below which the pages live
   */
  public SignedLink(Secret key, String listId, URI base) {
    this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    this.list = listId.getBytes(StandardCharsets.UTF_8);
    this.folder = base.toString().endsWith("/") ? base.toString() : base + "/";
  }

  /** Where a subscriber leaves: {@code BASE/unsubscribe/TOKEN}. */
  public URI unsubscribe(EmailAddress address) {
    return link(Purpose.UNSUBSCRIBE, address);
  }

  /** Where a subscriber chooses: {@code BASE/preferences/TOKEN}. */
  public URI preferences(EmailAddress address) {
    return link(Purpose.PREFERENCES, address);
  }

  /** What a token allows for an address, if it was made for it; takes the same time either way. */
  public Optional<Purpose> check(String token, EmailAddress address) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(Purpose.values())
        .filter(
            p -> MessageDigest.isEqual(given, token(p, address).getBytes(StandardCharsets.UTF_8)))
        .findFirst();
  }

  private URI link(Purpose purpose, EmailAddress address) {
    return URI.create(folder + purpose.word() + "/" + token(purpose, address));
  }

  private String token(Purpose purpose, EmailAddress address) {
    byte[] who = address.key().getBytes(StandardCharsets.UTF_8);
    byte[] what = purpose.word().getBytes(StandardCharsets.US_ASCII);
    // Lengths stand before the parts, so that no two triples are the same bytes.
    ByteBuffer signed =
        ByteBuffer.allocate(8 + what.length + list.length + who.length)
            .putInt(what.length)
            .put(what)
            .putInt(list.length)
            .put(list)
            .put(who);
    byte[] code = Arrays.copyOf(mac().doFinal(signed.array()), TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
