package anemone.network;

import anemone.subscriber.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy.
 *
 * @param kind how it is spoken to
 * @param host its host
 * @param port its port
 * @param user the user to log in as, or empty
 * @param password the user's password
 * @param resolves whether it resolves names that this machine cannot resolve
 */
public record Proxy(
    Kind kind, String host, int port, String user, Secret password, boolean resolves) {

  private static final int HTTP_PORT = 3128;
  private static final int SOCKS_PORT = 1080;

  /** How a proxy is spoken to. */
  public enum Kind {
    /** HTTP with CONNECT (RFC 9110 section 9.3.6). */
    HTTP,
    /** SOCKS version 5 (RFC 1928). */
    SOCKS
  }

  /**
   * Parses an address such as {@code socks5://user:password@host:1080}; empty if it is not the
   * address of a proxy. {@code socks5h} resolves names at the proxy.
   */
  public static Optional<Proxy> parse(String address) {
    String text = address.strip();
    if (!text.contains("://")) {
      text = "http://" + text;
    }
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      String host = url.getHost();
      Kind kind =
          switch (scheme) {
            case "http" -> Kind.HTTP;
            case "socks", "socks5", "socks5h" -> Kind.SOCKS;
            default -> null;
          };
      boolean more = !String.valueOf(url.getRawPath()).matches("/?") || url.getQuery() != null;
      if (kind == null || host == null || more) {
        return Optional.empty();
      }
      int usual = kind == Kind.HTTP ? HTTP_PORT : SOCKS_PORT;
      String[] login = String.valueOf(url.getRawUserInfo()).split(":", 2);
      boolean known = url.getRawUserInfo() != null;
      return Optional.of(
          new Proxy(
              kind,
              host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
              url.getPort() < 0 ? usual : url.getPort(),
              known ? decoded(login[0]) : "",
              known && login.length > 1 ? new Secret(decoded(login[1])) : Secret.NONE,
              scheme.equals("socks5h")));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Returns a copy that resolves names that this machine cannot resolve. */
  public Proxy resolving() {
    return new Proxy(kind, host, port, user, password, true);
  }

  /** Returns the password as text, for a login; must not be printed. */
  public String passwordText() {
    return password.value();
  }

  /** Returns its address without the password: {@code http://proxy.example.org:3128}. */
  public String address() {
    return (kind == Kind.HTTP ? "http://" : "socks5://") + host + ":" + port;
  }
}
