package anemone.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Replaces known secrets by asterisks in everything that is printed or logged, since messages of
 * servers and libraries may contain them.
 */
public final class SecretRedactor {

  private static final String STARS = "********";

  /** Minimum length of a secret; shorter ones would match other words. */
  private static final int SHORTEST = 6;

  /** The longest first, since one may be a part of another. */
  private static final Set<String> KNOWN =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  private SecretRedactor() {}

  /** Adds a secret, which is not printed from now on. */
  public static void add(String secret) {
    if (secret.length() >= SHORTEST) {
      KNOWN.add(secret);
      // as escaped in JSON
      KNOWN.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
      KNOWN.add(URLEncoder.encode(secret, UTF_8));
      KNOWN.add(new String(secret.getBytes(UTF_8), ISO_8859_1));
      KNOWN.addAll(encoded(secret.getBytes(UTF_8)));
    }
  }

  /**
   * Returns what any base64 text with some octets in it contains, wherever they begin: a login (RFC
   * 4616) has the user before the password. The first and last characters also depend on the octets
   * around them and are left out.
   */
  private static Set<String> encoded(byte[] secret) {
    Set<String> forms = new HashSet<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = (before * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      forms.add(base64.substring(from, to));
      forms.add(base64.substring(from, to).replace('+', '-').replace('/', '_'));
    }
    return forms;
  }

  /** Returns a text without secrets, plain or encoded. */
  public static String from(String text) {
    String rest = text;
    for (String secret : KNOWN) {
      rest = rest.replace(secret, STARS);
    }
    return rest;
  }
}
