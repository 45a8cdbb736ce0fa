package anemone.collect.page;

import anemone.article.CanonicalUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * Sanitises untrusted HTML: keeps only allowed elements and attributes; makes links absolute http
 * or https addresses without tracking parameters; removes tracking pixels. Safe for use by many
 * threads at once.
 */
public final class CleanHtml {

  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("figure", "figcaption", "s", "del", "ins", "hr", "time", "abbr", "mark")
          .addAttributes("a", "hreflang")
          .addAttributes("time", "datetime")
          .addAttributes(":all", "lang", "dir")
          .removeAttributes("td", "width")
          .removeAttributes("th", "width")
          .removeProtocols("a", "href", "ftp", "mailto")
          .addProtocols("a", "href", "http", "https")
          .addProtocols("img", "src", "http", "https");

  /** Elements removed together with their contents. */
  private static final Evaluator WITH_CONTENTS =
      Selector.evaluatorOf(
          "script, style, noscript, template, iframe, object, embed, svg, form, button, select,"
              + " textarea, audio, video, title");

  /** The tokens of a formula (MathML Core, section 3.2), which are separated by spaces. */
  private static final Evaluator TOKENS = Selector.evaluatorOf("math mi, math mn, math mo");

  private static final Set<String> TRACKERS =
      Set.of("feedburner.com", "doubleclick.net", "pixel.wp.com", "stats.wordpress.com");

  private CleanHtml() {}

  /**
   * Returns a sanitised fragment of HTML.
   *
   * @param html the fragment
   * @param base the address that relative links start from
   */
  public static String of(String html, URI base) {
    if (html.indexOf('<') < 0) {
      return html;
    }
    Document dirty = Jsoup.parseBodyFragment(html, base.toString());
    dirty.select(WITH_CONTENTS).remove();
    for (Element image : dirty.select("img")) {
      if (isPixel(image)) {
        image.remove();
      }
    }
    for (Element token : dirty.select(TOKENS)) {
      token.after(new TextNode(" "));
    }
    Document clean = new Cleaner(ALLOWED).clean(dirty);
    for (Element link : clean.select("a[href]")) {
      withoutTracking(link);
    }
    clean.outputSettings().prettyPrint(false);
    return clean.body().html();
  }

  private static boolean isPixel(Element image) {
    String host = host(image.absUrl("src"));
    return isTiny(image.attr("width"))
        || isTiny(image.attr("height"))
        || image.attr("style").replace(" ", "").contains("display:none")
        || TRACKERS.stream().anyMatch(t -> host.equals(t) || host.endsWith("." + t));
  }

  private static boolean isTiny(String pixels) {
    return pixels.strip().matches("[012](px)?");
  }

  private static String host(String address) {
    try {
      String host = new URI(address).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static void withoutTracking(Element link) {
    try {
      URI url = new URI(link.attr("href"));
      String fragment = url.getRawFragment() == null ? "" : "#" + url.getRawFragment();
      link.attr("href", CanonicalUrl.of(url) + fragment);
    } catch (URISyntaxException | IllegalArgumentException e) {
      link.removeAttr("href");
    }
  }
}
