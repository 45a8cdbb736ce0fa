package anemone.collect.image;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jsoup.internal.StringUtil;

/** Addresses of images. */
public final class ImageAddress {

  private ImageAddress() {}

  /**
   * The absolute http or https address that a reference gives.
   *
   * @param reference as a page writes it
   * @param base what a relative one starts from, or empty
   */
  public static Optional<URI> of(String reference, String base) {
    String text = reference.strip();
    String absolute = base.isEmpty() ? text : StringUtil.resolve(base, text);
    try {
      URI url = new URI(absolute.replace(" ", "%20").replace("|", "%7C"));
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
