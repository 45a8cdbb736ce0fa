package anemone.collect.http;

import anemone.network.Network;
import anemone.network.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Decides which hosts a proxy is asked for. Hosts that the configuration names go to it as they
 * are. Others are resolved here and checked first; where that fails, only a proxy that resolves
 * names is asked, and never for a name of a private network.
 */
final class ProxyGuard implements DnsResolver {

  private static final Pattern PRIVATE =
      Pattern.compile("[^.]*|.*\\.(local|localhost|internal|home\\.arpa)");

  private final Network network;
  private final DnsResolver guard;
  private final Predicate<String> named;

  /**
   * A guard.
   *
   * @param guard resolves names for direct connections
   * @param named whether the configuration names a host, given in lower case
   */
  ProxyGuard(Network network, DnsResolver guard, Predicate<String> named) {
    this.network = network;
    this.guard = guard;
    this.named = named;
  }

  /**
   * Checks a host before a request for it goes to an HTTP proxy.
   *
   * @throws UnknownHostException if the proxy is not asked for it
   */
  void check(boolean secure, String host) throws UnknownHostException {
    Optional<Proxy> proxy = network.proxies().web(secure, host);
    if (proxy.isPresent() && proxy.get().kind() == Proxy.Kind.HTTP && !isNamed(host)) {
      checked(proxy.get(), host);
    }
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    Optional<Proxy> proxy =
        network
            .proxies()
            .each()
            .filter(p -> p.host().equalsIgnoreCase(host) && p.port() == port)
            .findFirst();
    if (proxy.isPresent()) {
      return addresses(InetAddress.getAllByName(host), port);
    }
    Optional<Proxy> socks =
        network.proxies().web(port == 443, host).filter(p -> p.kind() == Proxy.Kind.SOCKS);
    if (socks.isEmpty()) {
      return addresses(guard.resolve(host), port);
    }
    if (isNamed(host)) {
      return List.of(InetSocketAddress.createUnresolved(host, port));
    }
    List<InetAddress> checked = checked(socks.get(), host);
    return checked.isEmpty()
        ? List.of(InetSocketAddress.createUnresolved(host, port))
        : addresses(checked.toArray(InetAddress[]::new), port);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return guard.resolve(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  boolean isNamed(String host) {
    return named.test(host.toLowerCase(Locale.ROOT));
  }

  /** Returns the addresses of a host, all of them public; none if the proxy resolves it. */
  private List<InetAddress> checked(Proxy proxy, String host) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    try {
      addresses.addAll(Arrays.asList(InetAddress.getAllByName(host)));
    } catch (UnknownHostException e) {
      String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
      if (PRIVATE.matcher(name).matches()) {
        throw new AddressGuard.PrivateAddressException(host);
      }
      if (!proxy.resolves()) {
        throw e;
      }
    }
    if (!addresses.stream().allMatch(AddressGuard::isPublic)) {
      throw new AddressGuard.PrivateAddressException(host);
    }
    return addresses;
  }

  private static List<InetSocketAddress> addresses(InetAddress[] found, int port) {
    return Arrays.stream(found).map(address -> new InetSocketAddress(address, port)).toList();
  }
}
