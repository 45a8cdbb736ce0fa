package anemone.subscriber;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed links by which a subscriber acts without a password.
 *
 * <p>A link ends in a token of 24 bytes, 32 characters of base64url:
 *
 * <ul>
 *   <li>16 bytes: the first half of HMAC-SHA-256 (RFC 2104) over the purpose, the list, the address
 *       and the epoch of the subscription;
 *   <li>8 bytes, XORed with HMAC-SHA-256 over those 16: the {@link #fingerprint} of the address, by
 *       which an index finds it, and the epoch.
 * </ul>
 *
 * <p>A token does not reveal the address, serves one purpose, and is the same each time, so that a
 * mail sent twice has the same links. It depends on the address, not on a row number, so that links
 * survive a roster that is rebuilt. The case of the address does not matter. Thread-safe.
 */
public final class SignedLink {

  /** The purpose of a link. */
  public enum Purpose {
    /** To end the subscription, also with one click (RFC 8058), or to get less. */
    UNSUBSCRIBE,
    /** To see and change the preferences. */
    PREFERENCES,
    /** To confirm a sign-up. */
    CONFIRM,
    /** To undo a change of preferences. */
    UNDO,
    /** To see a mail in a browser. */
    VIEW;

    /** Returns its name in a link. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The claim of a token under one of the keys; {@link #isFor} must verify it.
   *
   * @param fingerprint the fingerprint of the address
   * @param epoch the epoch of the subscription
   */
  public record Claim(long fingerprint, int epoch) {}

  private static final String ALGORITHM = "HmacSHA256";
  private static final int CODE_BYTES = 16;
  private static final int TOKEN_BYTES = 24;
  private static final int EPOCH_BITS = 16;
  private static final int MAX_EPOCH = (1 << EPOCH_BITS) - 1;

  private final List<SecretKeySpec> keys;
  private final List<byte[]> lists;
  private final String folder;

  /**
   * Creates the links of a newsletter.
   *
   * @param key the key that signs them; at least 16 random characters
   * @param listId the List-Id, so that newsletters that share a key do not share links
   * @param base the address below which the pages are
   */
  public SignedLink(Secret key, String listId, URI base) {
    this(List.of(key), List.of(listId), base);
  }

  /**
   * Creates the links of a newsletter whose key or List-Id was changed.
   *
   * @param keys the key that signs, then the former ones, whose links go on to work
   * @param listIds the List-Id, then the former ones, whose links go on to work
   */
  public SignedLink(List<Secret> keys, List<String> listIds, URI base) {
    this.keys = keys.stream().map(key -> new SecretKeySpec(key.bytes(), ALGORITHM)).toList();
    this.lists = listIds.stream().map(id -> id.getBytes(StandardCharsets.UTF_8)).toList();
    this.folder = base.toString().endsWith("/") ? base.toString() : base + "/";
  }

  /** Returns 48 bits of SHA-256 over an address in lower case, by which an index finds it. */
  public static long fingerprint(EmailAddress address) {
    return ByteBuffer.wrap(sha256(address.key())).getLong() >>> EPOCH_BITS;
  }

  /** Returns SHA-256 over a text in UTF-8. */
  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the unsubscribe link: {@code BASE/unsubscribe/TOKEN}. */
  public URI unsubscribe(EmailAddress address, int epoch) {
    return link(Purpose.UNSUBSCRIBE, address, epoch);
  }

  /** Returns the preferences link: {@code BASE/preferences/TOKEN}. */
  public URI preferences(EmailAddress address, int epoch) {
    return link(Purpose.PREFERENCES, address, epoch);
  }

  /** Returns the link for a purpose: {@code BASE/PURPOSE/TOKEN}. */
  public URI link(Purpose purpose, EmailAddress address, int epoch) {
    return URI.create(folder + purpose.word() + "/" + token(purpose, address, epoch));
  }

  /** Returns the token for a purpose. */
  public String token(Purpose purpose, EmailAddress address, int epoch) {
    return text(token(keys.get(0), lists.get(0), purpose, address, epoch));
  }

  /** Returns the valid tokens for a purpose: one for each key and List-Id. */
  public Set<String> tokens(Purpose purpose, EmailAddress address, int epoch) {
    return all(purpose, address, epoch)
        .map(SignedLink::text)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<byte[]> all(Purpose purpose, EmailAddress address, int epoch) {
    return keys.stream()
        .flatMap(key -> lists.stream().map(list -> token(key, list, purpose, address, epoch)));
  }

  /** Returns the claims of a token, one a key; none if it has another form. */
  public List<Claim> claims(String token) {
    return bytes(token).stream()
        .flatMap(bytes -> keys.stream().map(key -> claim(key, bytes)))
        .toList();
  }

  /**
   * Whether a token was signed for a purpose, an address and an epoch with any of the keys, for any
   * of the List-Ids.
   */
  public boolean isFor(String token, Purpose purpose, EmailAddress address, int epoch) {
    Optional<byte[]> given = bytes(token);
    // Every one is tried, so that the time reveals nothing.
    return given.isPresent()
        && all(purpose, address, epoch)
                .filter(valid -> MessageDigest.isEqual(given.get(), valid))
                .count()
            > 0;
  }

  /**
   * Returns an authentication code for a text: 32 hexadecimal digits of HMAC-SHA-256.
   *
   * @param purpose its purpose; a code for one purpose is not valid for another
   */
  public String code(String purpose, String text) {
    return code(keys.get(0), purpose, text);
  }

  /** Returns the authentication codes for a text, one a key. */
  public Set<String> codes(String purpose, String text) {
    return keys.stream()
        .map(key -> code(key, purpose, text))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String code(SecretKeySpec key, String purpose, String text) {
    byte[] signed = (purpose + "\n" + text).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(mac(key).doFinal(signed), 0, CODE_BYTES);
  }

  /**
   * Whether a text is the {@link #code} for another; the time does not depend on where it differs.
   */
  public boolean isCode(String code, String purpose, String text) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.UTF_8),
        code(purpose, text).getBytes(StandardCharsets.UTF_8));
  }

  private Claim claim(SecretKeySpec key, byte[] token) {
    byte[] code = Arrays.copyOf(token, CODE_BYTES);
    long hidden = ByteBuffer.wrap(token, CODE_BYTES, Long.BYTES).getLong() ^ mask(key, code);
    return new Claim(hidden >>> EPOCH_BITS, (int) (hidden & MAX_EPOCH));
  }

  private static byte[] token(
      SecretKeySpec key, byte[] list, Purpose purpose, EmailAddress address, int epoch) {
    byte[] who = address.key().getBytes(StandardCharsets.UTF_8);
    byte[] what = purpose.word().getBytes(StandardCharsets.US_ASCII);
    // Each part has its length before it, so that different parts never give equal bytes.
    ByteBuffer signed =
        ByteBuffer.allocate(16 + what.length + list.length + who.length)
            .putInt(what.length)
            .put(what)
            .putInt(list.length)
            .put(list)
            .putInt(who.length)
            .put(who)
            .putInt(epoch);
    byte[] code = Arrays.copyOf(mac(key).doFinal(signed.array()), CODE_BYTES);
    long says = (fingerprint(address) << EPOCH_BITS) | (epoch & MAX_EPOCH);
    return ByteBuffer.allocate(TOKEN_BYTES).put(code).putLong(says ^ mask(key, code)).array();
  }

  private static long mask(SecretKeySpec key, byte[] code) {
    return ByteBuffer.wrap(mac(key).doFinal(code)).getLong();
  }

  private static String text(byte[] token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static Optional<byte[]> bytes(String token) {
    if (token.length() != TOKEN_BYTES / 3 * 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
