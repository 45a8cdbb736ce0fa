package anemone.collect.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves host names for connections and refuses private addresses, which prevents server-side
 * request forgery by feeds. It checks the resolved addresses, however the host was written.
 */
final class AddressGuard implements DnsResolver {

  /** 64:ff9b::/96; the rest of 64:ff9b::/32 is for translation inside a network (RFC 8215). */
  private static final int[] WELL_KNOWN_NAT64 = {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  /**
   * Prefixes without public hosts: Teredo, benchmarking, discard-only, translated IPv4 (SIIT,
   * ::ffff:0:0:0/96), ORCHID and segment routing. Documentation, 3fff::/20, is checked by its bits.
   */
  private static final List<int[]> RESERVED_6 =
      List.of(
          new int[] {0x20, 0x01, 0x00, 0x00},
          new int[] {0x20, 0x01, 0x00, 0x02, 0x00, 0x00},
          new int[] {0x01, 0x00, 0, 0, 0, 0, 0, 0},
          new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0},
          new int[] {0x20, 0x01, 0x0d, 0xb8},
          new int[] {0x5f, 0x00});

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
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
    if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
      return startsWith(bytes, WELL_KNOWN_NAT64) && isPublic4(bytes, 12);
    }
    if (isCompatible(bytes)) {
      return isPublic4(bytes, 12);
    }
    return RESERVED_6.stream().noneMatch(prefix -> startsWith(bytes, prefix))
        && !(startsWith(bytes, 0x3f, 0xff) && (bytes[2] & 0xf0) == 0);
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
              + " is an address inside a private network; if this source may read it, set private:"
              + " true for the source");
    }
  }
}
