package anemone.deliver.dkim;

import anemone.subscriber.Checked;
import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads private keys in PEM (RFC 7468). */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** Version 0 and the algorithm rsaEncryption, as they stand before every RSA key in PKCS #8. */
  private static final byte[] RSA_ENCRYPTION =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private Pem() {}

  /** The first private key of a text, or a reason that never quotes it. */
  static Checked<PrivateKey> privateKey(String text) {
    List<MatchResult> blocks = BLOCK.matcher(text).results().toList();
    for (MatchResult block : blocks) {
      if (block.group(1).endsWith("PRIVATE KEY")) {
        return block(block.group(1), block.group(2));
      }
    }
    return blocks.stream().anyMatch(b -> b.group(1).endsWith("PUBLIC KEY"))
        ? Checked.bad("has a public key; the private one signs, the public one goes to the DNS")
        : Checked.bad("has no private key in PEM, which begins with -----BEGIN PRIVATE KEY-----");
  }

  private static Checked<PrivateKey> block(String label, String content) {
    if (label.startsWith("ENCRYPTED") || content.contains("ENCRYPTED")) {
      return Checked.bad(
          "has an encrypted key, which nobody is there to open; openssl pkey decrypts it");
    }
    boolean pkcs1 = label.equals("RSA PRIVATE KEY");
    if (!pkcs1 && !label.equals("PRIVATE KEY")) {
      return Checked.bad("has the key as " + label + "; it is to be PRIVATE KEY, which is PKCS #8");
    }
    byte[] der;
    try {
      der = Base64.getDecoder().decode(content.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return Checked.bad("has a damaged key: between its first and last line is no base64");
    }
    return decoded(pkcs1 ? pkcs8(der) : der);
  }

  private static Checked<PrivateKey> decoded(byte[] pkcs8) {
    for (String algorithm : List.of("RSA", "Ed25519")) {
      try {
        return Checked.good(
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (InvalidKeySpecException e) {
        // Of another algorithm: perhaps of the next.
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + algorithm, e);
      }
    }
    return Checked.bad("has a key that is neither RSA nor Ed25519, or is damaged");
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    return der(SEQUENCE, RSA_ENCRYPTION, der(OCTET_STRING, pkcs1));
  }

  /** A value in the distinguished encoding of ASN.1: what it is, how long, and the value. */
  private static byte[] der(int kind, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(kind);
    value.write(0x82);
    value.write(length >> 8);
    value.write(length);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }
}
