package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.StringPrep;
import com.ibm.icu.text.StringPrepParseException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One login by SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. The password never
 * leaves, and the server proves that it knows it.
 */
final class Scram implements Mechanism.Conversation {

  /** The least work that RFC 7677 section 4 allows, and the most that a hostile server gets. */
  private static final int MIN_ROUNDS = 4_096;

  private static final int MAX_ROUNDS = 5_000_000;
  private static final int NONCE = 18;
  private static final String NO_BINDING = "n,,";

  private final String password;
  private final String nonce;
  private final String bare;
  private byte[] expected = {};
  private boolean proven;

  Scram(String user, String password, String nonce) {
    this.password = prepared(password);
    this.nonce = nonce;
    this.bare = "n=" + Mechanism.escaped(prepared(user)) + ",r=" + nonce;
  }

  static String randomNonce() {
    byte[] random = new byte[NONCE];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  @Override
  public Optional<byte[]> first() {
    return Optional.of((NO_BINDING + bare).getBytes(UTF_8));
  }

  @Override
  public byte[] answer(byte[] challenge) throws LoginRefused {
    String said = new String(challenge, UTF_8);
    Map<String, String> fields = fields(said);
    if (expected.length > 0) {
      checkServer(fields);
      return new byte[0];
    }
    try {
      return proof(said, fields);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  @Override
  public boolean isComplete() {
    return proven;
  }

  private byte[] proof(String said, Map<String, String> fields)
      throws GeneralSecurityException, LoginRefused {
    String both = fields.getOrDefault("r", "");
    byte[] salt = Base64.getDecoder().decode(fields.getOrDefault("s", ""));
    int rounds = Integer.parseInt(fields.getOrDefault("i", "0"));
    if (!both.startsWith(nonce) || both.equals(nonce) || salt.length == 0) {
      throw malformed();
    }
    if (rounds < MIN_ROUNDS || rounds > MAX_ROUNDS) {
      throw new LoginRefused(
          "the server asks for %,d rounds of SCRAM-SHA-256, which is not between %,d and %,d"
              .formatted(rounds, MIN_ROUNDS, MAX_ROUNDS));
    }
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, 256))
            .getEncoded();
    byte[] client = hmac(salted, "Client Key");
    byte[] stored = MessageDigest.getInstance("SHA-256").digest(client);
    String binding = Base64.getEncoder().encodeToString(NO_BINDING.getBytes(UTF_8));
    String unproven = "c=" + binding + ",r=" + both;
    String all = bare + "," + said + "," + unproven;
    expected = hmac(hmac(salted, "Server Key"), all);
    byte[] signature = hmac(stored, all);
    for (int i = 0; i < client.length; i++) {
      client[i] ^= signature[i];
    }
    return (unproven + ",p=" + Base64.getEncoder().encodeToString(client)).getBytes(UTF_8);
  }

  private void checkServer(Map<String, String> fields) throws LoginRefused {
    if (fields.containsKey("e")) {
      throw new LoginRefused("the server refuses the login: " + fields.get("e"));
    }
    String proof = Base64.getEncoder().encodeToString(expected);
    if (!proof.equals(fields.get("v"))) {
      throw new LoginRefused(
          "the server does not know the password itself; it may be another one than it says");
    }
    proven = true;
  }

  private static LoginRefused malformed() {
    return new LoginRefused("the server's part of SCRAM-SHA-256 is malformed");
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static Map<String, String> fields(String said) {
    Map<String, String> fields = new HashMap<>();
    for (String field : said.split(",", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return fields;
  }

  /** Prepares a text by SASLprep (RFC 4013); one that it forbids is sent as it is. */
  private static String prepared(String text) {
    try {
      return StringPrep.getInstance(StringPrep.RFC4013_SASLPREP)
          .prepare(text, StringPrep.ALLOW_UNASSIGNED);
    } catch (StringPrepParseException e) {
      return text;
    }
  }
}
