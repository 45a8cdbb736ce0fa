package anemone.store;

import anemone.subscriber.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The forgotten addresses. Only an HMAC-SHA-256 of each is stored, under a key of this database: it
 * recognises an address that a file brings again, and does not reveal it.
 */
final class SqlForgotten {

  private static final String ALGORITHM = "HmacSHA256";

  private static final List<String> TABLES =
      List.of(
          "subscribers",
          "suppressions",
          "sign_ups",
          "consents",
          "notices",
          "preference_changes",
          "import_changes");

  private final Database database;

  SqlForgotten(Database database) {
    this.database = database;
  }

  /** Whether anybody was forgotten. */
  boolean isEmpty() {
    return !database.exists("SELECT 1 FROM forgotten LIMIT 1");
  }

  /** Whether an address was forgotten. */
  boolean contains(String key) {
    return code(key)
        .filter(code -> database.exists("SELECT 1 FROM forgotten WHERE hash = ?", code))
        .isPresent();
  }

  /** Removes an address whose owner subscribes again. */
  void remove(String key) {
    code(key).ifPresent(code -> database.update("DELETE FROM forgotten WHERE hash = ?", code));
  }

  /**
   * Erases an address, in the current transaction. Its deliveries stay under the hash, so that the
   * sums of editions stay correct.
   *
   * @return whether anything was known of it
   */
  boolean forget(EmailAddress address, Instant now) {
    String key = address.key();
    database.update(
        "INSERT INTO forgotten_key (\"only\", key) VALUES (1, "
            + database.dialect().randomKey()
            + ") ON CONFLICT (\"only\") DO NOTHING");
    String code = code(key).orElseThrow();
    int known = 0;
    for (String table : TABLES) {
      known += database.update("DELETE FROM " + table + " WHERE address = ?", key);
    }
    known +=
        database.update(
            "UPDATE deliveries SET address = ?, reply = '' WHERE address = ?",
            code + "@forgotten.invalid",
            key);
    known += database.update("UPDATE returns SET address = NULL WHERE address = ?", key);
    database.update(
        "INSERT INTO forgotten (hash, at) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", code, now);
    return known > 0;
  }

  private Optional<String> code(String key) {
    return database
        .first("SELECT key FROM forgotten_key", row -> row.getBytes(1))
        .map(secret -> code(secret, key));
  }

  private static String code(byte[] secret, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
