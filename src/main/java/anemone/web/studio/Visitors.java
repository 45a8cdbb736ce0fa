package anemone.web.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Admits one browser: the one that brings the key first gets a cookie. Requests that another site
 * makes in this browser are refused: they name another host (DNS rebinding) or origin (cross-site
 * request forgery). Thread-safe.
 */
public final class Visitors {

  static final String COOKIE = "studio";

  private final String key;
  private final String secret;
  private boolean used;

  /**
   * Nobody is admitted yet.
   *
   * @param key admits once, in the address that is printed
   * @param secret is the value of the cookie
   */
  public Visitors(String key, String secret) {
    this.key = key;
    this.secret = secret;
  }

  /** A judgement of a request. */
  enum Verdict {
    ADMITTED,
    /** It has the key: it gets the cookie. */
    WITH_KEY,
    REFUSED
  }

  /**
   * What is known of a request.
   *
   * @param method its HTTP method
   * @param host its Host field
   * @param origin its Origin field
   * @param cookie the value of the studio's cookie
   * @param key the key in its address, or empty
   */
  record Visit(String method, String host, String origin, String cookie, String key) {}

  synchronized Verdict judge(Visit visit, int port) {
    Set<String> own = Set.of("127.0.0.1:" + port, "localhost:" + port);
    if (!own.contains(visit.host())) {
      return Verdict.REFUSED;
    }
    boolean looks = visit.method().equals("GET") || visit.method().equals("HEAD");
    if (!looks && !visit.origin().equals("http://" + visit.host())) {
      return Verdict.REFUSED;
    }
    if (!used && same(visit.key(), key)) {
      used = true;
      return Verdict.WITH_KEY;
    }
    return same(visit.cookie(), secret) ? Verdict.ADMITTED : Verdict.REFUSED;
  }

  String key() {
    return key;
  }

  String secret() {
    return secret;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
