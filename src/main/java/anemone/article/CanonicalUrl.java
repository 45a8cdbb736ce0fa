package anemone.article;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a web address in which two addresses of the same page are equal: scheme and host in
 * lower case, no default port, no fragment, and none of the parameters that only tell a site where
 * its visitors come from.
 */
public final class CanonicalUrl {

  private static final Pattern TRACKING =
      Pattern.compile(
          "(utm_\\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid"
              + "|mkt_tok|_hsenc|_hsmi|oly_enc_id|oly_anon_id|vero_id|wickedid|at_\\w+|cmpid|s_cid"
              + "|ref_src|__twitter_impression)=.*",
          Pattern.CASE_INSENSITIVE);

  private CanonicalUrl() {}

  /** The canonical form of an absolute address; one that is not http or https stays as it is. */
  public static URI of(URI url) {
    return web(url)
        .map(
            scheme ->
                URI.create(
                    scheme
                        + "://"
                        + authority(url, scheme)
                        + (url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                        + query(url)))
        .orElse(url);
  }

  private static Optional<String> web(URI url) {
    return Optional.ofNullable(url.getScheme())
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
        .filter(scheme -> url.getHost() != null);
  }

  private static String authority(URI url, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    String port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
    return url.getHost().toLowerCase(Locale.ROOT) + port;
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
