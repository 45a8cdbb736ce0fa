package anemone.network;

import anemone.subscriber.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy a connection goes through.
 *
 * @param https the proxy of https addresses, if there is one
 * @param http the proxy of http addresses
 * @param others the proxy of other connections, such as mail
 * @param direct hosts that are reached directly: names, which stand for those below them, or {@code
 *     *} for all
 */
public record Proxies(
    Optional<Proxy> https, Optional<Proxy> http, Optional<Proxy> others, List<String> direct) {

  /** No proxy. */
  public static final Proxies NONE =
      new Proxies(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public Proxies {
    direct = List.copyOf(direct);
  }

  /** Returns one proxy for everything. */
  public static Proxies all(Proxy proxy, List<String> direct) {
    return new Proxies(Optional.of(proxy), Optional.of(proxy), Optional.of(proxy), direct);
  }

  /**
   * Returns those of the environment: {@code https_proxy}, {@code http_proxy}, {@code all_proxy}
   * and {@code no_proxy}, in small letters or capitals. Mail goes through {@code all_proxy} only.
   */
  public static Proxies of(Map<String, String> environment) {
    Optional<Proxy> all = variable(environment, "all_proxy").flatMap(Proxy::parse);
    return new Proxies(
        variable(environment, "https_proxy").flatMap(Proxy::parse).or(() -> all),
        variable(environment, "http_proxy").flatMap(Proxy::parse).or(() -> all),
        all,
        variable(environment, "no_proxy").map(Proxies::hosts).orElse(List.of()));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(key -> environment.getOrDefault(key, ""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /** Splits a list of hosts at commas and spaces. */
  public static List<String> hosts(String list) {
    return Arrays.stream(list.split("[,\\s]+", -1)).filter(host -> !host.isEmpty()).toList();
  }

  /** Whether there is no proxy at all. */
  public boolean isEmpty() {
    return https.isEmpty() && http.isEmpty() && others.isEmpty();
  }

  /** Returns the proxy of a web address. */
  public Optional<Proxy> web(boolean secure, String host) {
    return (secure ? https : http).filter(proxy -> !isDirect(host));
  }

  /** Returns the proxy of another connection. */
  public Optional<Proxy> other(String host) {
    return others.filter(proxy -> !isDirect(host));
  }

  /** Returns the proxies' own hosts. */
  public Stream<Proxy> each() {
    return Stream.of(https, http, others).flatMap(Optional::stream).distinct();
  }

  /** Returns the passwords, which must not be printed. */
  public Stream<Secret> secrets() {
    return each().map(Proxy::password).filter(secret -> !secret.value().isEmpty());
  }

  private boolean isDirect(String named) {
    String host = named.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$|\\.$", "");
    for (String entry : direct) {
      String other = entry.toLowerCase(Locale.ROOT).replaceAll("^\\*?\\.|^\\[|\\]$", "");
      if (other.equals("*") || host.equals(other) || host.endsWith("." + other)) {
        return true;
      }
    }
    return false;
  }
}
