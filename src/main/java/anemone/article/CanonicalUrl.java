package anemone.article;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The canonical form of a web address, by which addresses of one page are equal: scheme and host in
 * lower case, no default port, no fragment, no tracking parameters.
 */
public final class CanonicalUrl {

  private static final Pattern TRACKING =
      Pattern.compile(
          "(utm_\\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid"
              + "|mkt_tok|_hsenc|_hsmi|oly_enc_id|oly_anon_id|vero_id|wickedid|at_\\w+|cmpid|s_cid"
              + "|ref_src|__twitter_impression)=.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTING =
      Pattern.compile(
          "(?:utm_\\w+|xtor|at_\\w+|ref|rss|ftag|intcid|ns_\\w+)(?:=|$)", Pattern.CASE_INSENSITIVE);

  private CanonicalUrl() {}

  /**
   * The canonical form of an absolute address; one that is not http or https is returned unchanged.
   */
  public static URI of(URI url) {
    return web(url)
        .map(
            scheme ->
                URI.create(
                    scheme
                        + "://"
                        + authority(url, scheme)
                        + (url.getRawPath() == null || url.getRawPath().isEmpty()
                            ? "/"
                            : url.getRawPath())
                        + query(url)))
        .orElse(url);
  }

  /**
   * The canonical form with its fragment, since one change log holds many entries. A tracking
   * fragment is removed.
   */
  public static URI withFragment(URI url) {
    String fragment = url.getRawFragment();
    URI canonical = of(url);
    return fragment == null || fragment.isEmpty() || COUNTING.matcher(fragment).lookingAt()
        ? canonical
        : URI.create(canonical + (canonical.getRawFragment() == null ? "#" + fragment : ""));
  }

  private static Optional<String> web(URI url) {
    return Optional.ofNullable(url.getScheme())
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
        .filter(scheme -> !WebAddress.host(url).isEmpty());
  }

  private static String authority(URI url, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    int port = WebAddress.port(url);
    return WebAddress.host(url) + (port < 0 || port == usual ? "" : ":" + port);
  }

  private static String query(URI url) {
    if (url.getRawQuery() == null) {
      return "";
    }
    String kept =
        Arrays.stream(url.getRawQuery().split("&"))
            .filter(p -> !p.isEmpty() && !TRACKING.matcher(p).matches())
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }
}
