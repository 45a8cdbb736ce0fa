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

/** Parses private keys in PEM (RFC 7468). */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** The version 0 and the algorithm rsaEncryption, which precede every RSA key in PKCS #8. */
  private static final byte[] RSA_ENCRYPTION =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private Pem() {}

  /** Parses the first private key in a text; an error never contains it. */
  static Checked<PrivateKey> privateKey(String text) {
    List<MatchResult> blocks = BLOCK.matcher(text).results().toList();
    for (MatchResult block : blocks) {
      if (block.group(1).endsWith("PRIVATE KEY")) {
        return block(block.group(1), block.group(2));
      }
    }
    return blocks.stream().anyMatch(b -> b.group(1).endsWith("PUBLIC KEY"))
        ? Checked.bad("has a public key; the private key is needed here, the public key in the DNS")
        : Checked.bad("has no private key in PEM, beginning with -----BEGIN PRIVATE KEY-----");
  }

  private static Checked<PrivateKey> block(String label, String content) {
    if (label.startsWith("ENCRYPTED") || content.contains("ENCRYPTED")) {
      return Checked.bad("has an encrypted key; decrypt it with openssl pkey");
    }
    boolean pkcs1 = label.equals("RSA PRIVATE KEY");
    if (!pkcs1 && !label.equals("PRIVATE KEY")) {
      return Checked.bad("has a key of the type " + label + "; must be PRIVATE KEY (PKCS #8)");
    }
    byte[] der;
    try {
      der = Base64.getDecoder().decode(content.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return Checked.bad("has a damaged key: it is not base64");
    }
    return decoded(pkcs1 ? pkcs8(der) : der);
  }

  private static Checked<PrivateKey> decoded(byte[] pkcs8) {
    for (String algorithm : List.of("RSA", "Ed25519")) {
      try {
        return Checked.good(
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (InvalidKeySpecException e) {
        // Try the next algorithm.
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + algorithm, e);
      }
    }
    return Checked.bad("has a key that is neither RSA nor Ed25519, or is damaged");
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    return der(SEQUENCE, RSA_ENCRYPTION, der(OCTET_STRING, pkcs1));
  }

  /** Returns a value in DER: tag, length and content. */
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
