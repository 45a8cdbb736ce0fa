package anemone.deliver.dkim;

import anemone.subscriber.Checked;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.util.Base64;

/**
 * A private key, and the selector under which its public key is published in the DNS.
 *
 * @param selector the selector: {@code s1} for {@code s1._domainkey.example.org}
 * @param algorithm the signing algorithm
 * @param key the private key, which is never printed
 */
public record DkimKey(String selector, Algorithm algorithm, PrivateKey key) {

  private static final int MIN_BITS = 1024;
  private static final int MAX_BITS = 4096;

  /**
   * Reads a key: RSA or Ed25519 in PKCS #8, or RSA in PKCS #1, each in PEM and not encrypted.
   *
   * @return the key, or the reason why it is invalid, which never contains it
   */
  public static Checked<DkimKey> read(String selector, String pem) {
    return Pem.privateKey(pem).then(key -> of(selector, key));
  }

  private static Checked<DkimKey> of(String selector, PrivateKey key) {
    boolean isRsa = key instanceof RSAKey;
    if (key instanceof RSAKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < MIN_BITS || bits > MAX_BITS) {
        return Checked.bad(
            "has an RSA key of "
                + bits
                + " bits; must have 1024 to 4096 (RFC 8301), preferably at least 2048");
      }
    }
    DkimKey read =
        new DkimKey(selector, isRsa ? Algorithm.RSA_SHA256 : Algorithm.ED25519_SHA256, key);
    try {
      // A test signature reveals a damaged key before the first message.
      read.algorithm.signature(key, new byte[0]);
      return Checked.good(read);
    } catch (GeneralSecurityException e) {
      return Checked.bad("has a damaged key");
    }
  }

  /** Returns the signature of some octets, the value of the tag {@code b=}. */
  String sign(byte[] octets) {
    try {
      return Base64.getEncoder().encodeToString(algorithm.signature(key, octets));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key does not sign any more: " + this, e);
    }
  }

  /** The selector and the algorithm. */
  @Override
  public String toString() {
    return selector + " (" + algorithm.tag() + ")";
  }

  /** A signing algorithm. */
  public enum Algorithm {
    /** RSA with PKCS #1 padding (RFC 6376), which every verifier supports. */
    RSA_SHA256("rsa-sha256") {
      @Override
      byte[] signature(PrivateKey key, byte[] octets) throws GeneralSecurityException {
        return sign("SHA256withRSA", key, octets);
      }
    },
    /** Ed25519 over the SHA-256 hash (RFC 8463). */
    ED25519_SHA256("ed25519-sha256") {
      @Override
      byte[] signature(PrivateKey key, byte[] octets) throws GeneralSecurityException {
        MessageDigest digest = Sha256.begin();
        return sign("Ed25519", key, digest.digest(octets));
      }
    };

    private final String tag;

    Algorithm(String tag) {
      this.tag = tag;
    }

    /** Returns the value of the tag {@code a=}. */
    public String tag() {
      return tag;
    }

    abstract byte[] signature(PrivateKey key, byte[] octets) throws GeneralSecurityException;

    private static byte[] sign(String name, PrivateKey key, byte[] octets)
        throws GeneralSecurityException {
      Signature signature = Signature.getInstance(name);
      signature.initSign(key);
      signature.update(octets);
      return signature.sign();
    }
  }
}
