package anemone.collect.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves host names for connections and refuses private addresses, which prevents server-side
 * request forgery by feeds. It checks the resolved addresses, however the host was written.
 */
final class AddressGuard implements DnsResolver {

  private final Set<String> named;

  /**
   * A guard.
   *
   * @param named hosts in lower case that may be private, since the configuration names them
   */
  AddressGuard(Set<String> named) {
    this.named = Set.copyOf(named);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    if (named.contains(host.toLowerCase(Locale.ROOT))) {
      return addresses;
    }
    List<InetAddress> open = Arrays.stream(addresses).filter(AddressGuard::isPublic).toList();
    if (open.isEmpty()) {
      throw new PrivateAddressException(host);
    }
    return open.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Whether a host name is one of the loopback interface, without resolving it. */
  static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }

  /** Whether an address is public (IANA's special-purpose address registries). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes, int from) {
    int a = bytes[from] & 0xff;
    int b = bytes[from + 1] & 0xff;
    int c = bytes[from + 2] & 0xff;
    boolean own = a == 0 || a == 10 || a == 127 || a >= 224;
    boolean shared = (a == 100 && (b & 0xc0) == 64) || (a == 172 && (b & 0xf0) == 16);
    boolean local = (a == 169 && b == 254) || (a == 192 && b == 168);
    boolean special = (a == 192 && b == 0 && c == 0) || (a == 198 && (b & 0xfe) == 18);
    return !(own || shared || local || special);
  }

  private static boolean isPublic6(byte[] bytes) {
    if ((bytes[0] & 0xfe) == 0xfc) {
      return false;
    }
    if (startsWith(bytes, 0x20, 0x02)) {
      return isPublic4(bytes, 2);
    }
    if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b) || isCompatible(bytes)) {
      return isPublic4(bytes, 12);
    }
    return !startsWith(bytes, 0x20, 0x01, 0x00, 0x00);
  }

  /** Whether an IPv6 address embeds an IPv4 one: {@code ::a.b.c.d} or {@code ::ffff:a.b.c.d}. */
  private static boolean isCompatible(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == bytes[11] && (bytes[10] == 0 || bytes[10] == (byte) 0xff);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Thrown if a host has only private addresses. */
  static final class PrivateAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
      super(
          host
              + " is an address inside a private network; only a source of newsletter.yaml may be");
    }
  }
}
