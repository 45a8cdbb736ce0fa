package anemone.deliver.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import anemone.subscriber.Checked;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * A public key in the DNS (RFC 6376 section 3.6.1, RFC 8463 section 4).
 *
 * @param key the key
 * @param testing whether it is marked as a test ({@code t=y})
 */
public record PublishedKey(PublicKey key, boolean testing) {

  /** The prefix of the 32 octets of an Ed25519 key in X.509. */
  private static final String ED25519 = "302a300506032b6570032100";

  /**
   * Parses the text of a record.
   *
   * @return the key, or the reason why the record is invalid
   */
  public static Checked<PublishedKey> read(String record) {
    Map<String, String> tags = tags(record);
    String octets = tags.getOrDefault("p", "");
    if (!tags.containsKey("p")) {
      return Checked.bad("has no tag p, the public key");
    }
    if (octets.isEmpty()) {
      return Checked.bad("is revoked: its tag p is empty");
    }
    if (!tags.getOrDefault("v", "DKIM1").equals("DKIM1")) {
      return Checked.bad("has the version " + tags.get("v") + "; must begin with v=DKIM1");
    }
    boolean testing = ("," + tags.getOrDefault("t", "").replace(':', ',') + ",").contains(",y,");
    try {
      return Checked.good(new PublishedKey(key(tags.getOrDefault("k", "rsa"), octets), testing));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Checked.bad("has a damaged key in its tag p");
    }
  }

  /** Whether it is the public key of a private key. */
  public boolean isHalfOf(DkimKey other) {
    byte[] octets = "a test signature".getBytes(US_ASCII);
    boolean isRsa = key.getAlgorithm().equals("RSA");
    if (isRsa != (other.algorithm() == DkimKey.Algorithm.RSA_SHA256)) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "Ed25519");
      signature.initVerify(key);
      MessageDigest digest = Sha256.begin();
      signature.update(isRsa ? octets : digest.digest(octets));
      return signature.verify(Base64.getDecoder().decode(other.sign(octets)));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey key(String algorithm, String base64) throws GeneralSecurityException {
    boolean isRsa = algorithm.equals("rsa");
    byte[] octets = Base64.getDecoder().decode(base64);
    byte[] encoded =
        isRsa ? octets : HexFormat.of().parseHex(ED25519 + HexFormat.of().formatHex(octets));
    return KeyFactory.getInstance(isRsa ? "RSA" : "Ed25519")
        .generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Parses a tag list (RFC 6376 section 3.2), ignoring white space. */
  private static Map<String, String> tags(String record) {
    Map<String, String> tags = new HashMap<>();
    for (String part : record.replaceAll("\\s", "").split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        tags.put(part.substring(0, equals).toLowerCase(Locale.ROOT), part.substring(equals + 1));
      }
    }
    return tags;
  }
}
