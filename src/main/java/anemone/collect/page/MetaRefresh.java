package anemone.collect.page;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The redirect that a page declares in itself (HTML, "Refresh state"). */
public final class MetaRefresh {

  private static final Pattern CONTENT =
      Pattern.compile(
          "\\s*(\\d{1,2})(?:\\.\\d*)?\\s*[;,]\\s*(?:url\\s*=\\s*)?['\"]?([^'\"]+)['\"]?\\s*",
          Pattern.CASE_INSENSITIVE);

  /** A longer delay, in seconds, reloads a page that is to be read first. */
  private static final int LONGEST_DELAY = 10;

  private MetaRefresh() {}

  /**
   * Returns the address that a page sends its readers to.
   *
   * @param base the page's own address
   */
  public static Optional<URI> target(Document page, URI base) {
    Element meta = page.selectFirst("meta[http-equiv=refresh][content]");
    Matcher matcher = CONTENT.matcher(meta == null ? "" : meta.attr("content"));
    return matcher.matches() && Integer.parseInt(matcher.group(1)) <= LONGEST_DELAY
        ? WebAddress.parse(matcher.group(2), Optional.of(base))
        : Optional.empty();
  }
}
