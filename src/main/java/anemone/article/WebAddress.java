package anemone.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads http and https addresses as browsers do (WHATWG URL Standard, section 4.4), and
 * percent-encodes the characters that {@link URI} does not accept.
 *
 * <pre>{@code
 * WebAddress.parse("../b c?q={x}", Optional.of(URI.create("https://example.org/a/d")));
 * // https://example.org/b%20c?q=%7Bx%7D
 * }</pre>
 */
public final class WebAddress {

  /** Maximum length of an address; servers refuse longer ones. */
  private static final int LONGEST = 8_192;

  private static final int HIGHEST_PORT = 65_535;
  private static final String PATH_ENCODED = " \"#<>?^`{}|[]\\";
  private static final String QUERY_ENCODED = " \"#<>'`{}|^\\";
  private static final String FRAGMENT_ENCODED = " \"<>`{}|^\\#[]";

  private WebAddress() {}

  /** Parses an absolute http or https address. */
  public static Optional<URI> parse(String text) {
    return parse(text, Optional.empty());
  }

  /**
   * Resolves a reference to an absolute http or https address.
   *
   * @param reference an address as written in feeds and pages: absolute, or relative to the base
   * @param base the address of the document, itself http or https; without one, only absolute
   *     references are accepted
   * @return the address; empty for an empty reference, another scheme or an invalid host
   */
  public static Optional<URI> parse(String reference, Optional<URI> base) {
    String text = trimmed(reference);
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    int colon = schemeEnd(text);
    if (colon < 0) {
      return base.flatMap(b -> relative(text, b));
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    String rest = text.substring(colon + 1);
    boolean absolute = !rest.isEmpty() && isSlash(rest.charAt(0));
    if (!absolute && base.isPresent() && scheme.equalsIgnoreCase(base.get().getScheme())) {
      return relative(rest, base.get());
    }
    return absolute(scheme, rest.substring(slashes(rest)));
  }

  /**
   * The host of an address in lower case, also one with an underscore, which {@link URI#getHost()}
   * does not return. Empty if there is none.
   */
  public static String host(URI address) {
    String host = address.getHost();
    if (host == null) {
      String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
      String server = authority.substring(authority.lastIndexOf('@') + 1);
      int port = server.lastIndexOf(':');
      host = port < 0 || server.endsWith("]") ? server : server.substring(0, port);
    }
    return host.toLowerCase(Locale.ROOT);
  }

  /** The explicit port of an address, or -1. */
  public static int port(URI address) {
    if (address.getHost() != null) {
      return address.getPort();
    }
    String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
    int colon = authority.lastIndexOf(':');
    String digits = colon < 0 ? "" : authority.substring(colon + 1);
    return digits.isEmpty() || digits.length() > 5 || !isDigits(digits)
        ? -1
        : Integer.parseInt(digits);
  }

  /** Removes white space and control characters at both ends, and line ends and tabs inside. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    StringBuilder kept = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\t' && c != '\n' && c != '\r') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** The index of the colon after the scheme, or -1. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':' && i > 0) {
        return i;
      }
      if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static Optional<URI> absolute(String scheme, String rest) {
    int end = endOfAuthority(rest);
    return authority(rest.substring(0, end), scheme)
        .flatMap(authority -> address(scheme, authority, List.of(), rest.substring(end)));
  }

  private static Optional<URI> relative(String text, URI base) {
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    String authority = base.getRawAuthority();
    if (authority == null || (!scheme.equals("http") && !scheme.equals("https"))) {
      return Optional.empty();
    }
    if (slashes(text) >= 2) {
      return absolute(scheme, text.substring(slashes(text)));
    }
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    if (text.isEmpty() || text.charAt(0) == '?' || text.charAt(0) == '#') {
      boolean keepsQuery = !text.startsWith("?") && base.getRawQuery() != null;
      return address(
          scheme, authority, List.of(), path + (keepsQuery ? "?" + base.getRawQuery() : "") + text);
    }
    if (isSlash(text.charAt(0))) {
      return address(scheme, authority, List.of(), text);
    }
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return address(scheme, authority, segments(folder), text);
  }

  /**
   * Builds an address.
   *
   * @param before the path segments of the base that a relative path is resolved against
   * @param tail path, query and fragment
   */
  private static Optional<URI> address(
      String scheme, String authority, List<String> before, String tail) {
    int hash = tail.indexOf('#');
    String fragment =
        hash < 0 ? "" : "#" + PercentEncoding.encoded(tail.substring(hash + 1), FRAGMENT_ENCODED);
    String rest = hash < 0 ? tail : tail.substring(0, hash);
    int mark = rest.indexOf('?');
    String query =
        mark < 0 ? "" : "?" + PercentEncoding.encoded(rest.substring(mark + 1), QUERY_ENCODED);
    String path = path(before, mark < 0 ? rest : rest.substring(0, mark));
    try {
      return Optional.of(new URI(scheme + "://" + authority + path + query + fragment));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int start = !path.isEmpty() && isSlash(path.charAt(0)) ? 1 : 0;
    for (int i = start; i < path.length(); i++) {
      if (isSlash(path.charAt(i))) {
        segments.add(path.substring(start, i));
        start = i + 1;
      }
    }
    if (start < path.length()) {
      segments.add(path.substring(start));
    }
    return segments;
  }

  /** The path without {@code .} and {@code ..}, from the root. */
  private static String path(List<String> before, String path) {
    Deque<String> kept = new ArrayDeque<>(before);
    List<String> segments = segments(path);
    boolean folder = path.isEmpty() || isSlash(path.charAt(path.length() - 1));
    for (int i = 0; i < segments.size(); i++) {
      String dots = segments.get(i).toLowerCase(Locale.ROOT).replace("%2e", ".");
      boolean last = i == segments.size() - 1;
      if (dots.equals("..")) {
        kept.pollLast();
        folder |= last;
      } else if (dots.equals(".")) {
        folder |= last;
      } else {
        kept.addLast(PercentEncoding.encoded(segments.get(i), PATH_ENCODED));
      }
    }
    String joined = "/" + String.join("/", kept);
    return folder && !kept.isEmpty() ? joined + "/" : joined;
  }

  private static int endOfAuthority(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (isSlash(rest.charAt(i)) || rest.charAt(i) == '?' || rest.charAt(i) == '#') {
        return i;
      }
    }
    return rest.length();
  }

  private static Optional<String> authority(String text, String scheme) {
    int at = text.lastIndexOf('@');
    String user =
        at < 0 ? "" : PercentEncoding.encoded(text.substring(0, at), PATH_ENCODED + "@/;=") + "@";
    String server = text.substring(at + 1);
    int colon = server.endsWith("]") ? -1 : server.lastIndexOf(':');
    String digits = colon < 0 ? "" : server.substring(colon + 1);
    if (!isDigits(digits) || digits.length() > 5) {
      return Optional.empty();
    }
    int port = digits.isEmpty() ? -1 : Integer.parseInt(digits);
    int usual = scheme.equals("https") ? 443 : 80;
    if (port > HIGHEST_PORT) {
      return Optional.empty();
    }
    String shown = port < 0 || port == usual ? "" : ":" + port;
    return WebHost.of(colon < 0 ? server : server.substring(0, colon))
        .map(host -> user + host + shown);
  }

  private static int slashes(String text) {
    int count = 0;
    while (count < text.length() && isSlash(text.charAt(count))) {
      count++;
    }
    return count;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
