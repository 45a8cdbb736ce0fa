package anemone.collect;

import anemone.article.Source;
import anemone.article.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which addresses may be inside a private network.
 *
 * <p>A source's own address may be, where no public name server decides where it leads; otherwise
 * whoever owns the name could point it to a server inside, and have its pages read. What a source
 * leads to may be only if its configuration says so.
 */
public final class PrivateAddresses {

  /** An IP address, as the name of a host in an address. */
  private static final Pattern NUMBER = Pattern.compile("\\[.*]|[0-9.]+");

  /**
   * Top-level domains that no public server answers for (RFC 6761, 6762, 8375, ICANN's internal).
   */
  private static final List<String> LOCAL =
      List.of(".localhost", ".local", ".internal", ".home.arpa", ".test", ".lan");

  private PrivateAddresses() {}

  /** Whether an address may be private when a source is read. */
  public static boolean permits(Source source, URI url) {
    return source.isPrivate()
        || source.place().address().filter(own -> isFixed(own) && isOwn(own, url)).isPresent();
  }

  /** Whether an address is at the server of a source all of whose addresses may be private. */
  public static boolean permitsServer(List<Source> sources, URI url) {
    return sources.stream()
        .filter(Source::isPrivate)
        .flatMap(source -> source.place().address().stream())
        .anyMatch(own -> isSameServer(own, url));
  }

  /** Whether two addresses have the same scheme, host and port. */
  public static boolean isSameServer(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(String.valueOf(other.getScheme()))
        && WebAddress.host(one).equalsIgnoreCase(WebAddress.host(other))
        && one.getPort() == other.getPort();
  }

  /** Whether no public name server decides where an address leads. */
  private static boolean isFixed(URI url) {
    String host = WebAddress.host(url).toLowerCase(Locale.ROOT);
    return NUMBER.matcher(host).matches()
        || host.indexOf('.') < 0
        || LOCAL.stream().anyMatch(host::endsWith);
  }

  /** Whether an address is a source's own, or the rules for robots of its server. */
  private static boolean isOwn(URI own, URI url) {
    return isSameServer(own, url)
        && ("/robots.txt".equals(url.getRawPath()) || path(own).equals(path(url)));
  }

  private static String path(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
