package anemone.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of an article: the first 16 octets of the SHA-256 hash of its source's name and of
 * the key that the source gives it.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record ArticleId(String value) implements Comparable<ArticleId> {

  /**
   * Returns the identity of an item of a source.
   *
   * @param source the name of the source
   * @param key the source's key for the item: a feed's {@code guid} or {@code id}, else an address
   */
  public static ArticleId of(String source, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(key.getBytes(StandardCharsets.UTF_8));
      return new ArticleId(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
