package anemone.collect.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Text and HTML inside feeds. */
final class Markup {

  /** What a browser would hide as a comment though nobody meant one. */
  private static final Pattern BOGUS_COMMENT = Pattern.compile("<!(?!--|\\[)");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private Markup() {}

  /** The text of an element that holds HTML, escaped or in CDATA, or markup of its own. */
  static String html(Element element) {
    if (element.children().isEmpty()) {
      return BOGUS_COMMENT.matcher(element.wholeText().strip()).replaceAll("&lt;!");
    }
    return element.html().strip();
  }

  /** One line of plain text from what may be HTML. */
  static String line(String html) {
    String text = html;
    if (html.indexOf('<') >= 0) {
      text = Jsoup.parse(html).body().text();
    } else if (html.indexOf('&') >= 0) {
      text = Parser.unescapeEntities(html, false);
    }
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The absolute http or https address that a text gives. */
  static Optional<URI> address(String text, String base) {
    String reference = Parser.unescapeEntities(text.strip(), false).replace(" ", "%20");
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI resolved =
          base.isEmpty() ? new URI(reference) : new URI(base).resolve(new URI(reference));
      String scheme = String.valueOf(resolved.getScheme());
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      return web && resolved.getHost() != null ? Optional.of(resolved) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The base address of an element: its own and its parents' {@code xml:base} (RFC 3986). */
  static String base(Element element, URI document) {
    Element parent = element.parent();
    String outer = parent == null ? document.toString() : base(parent, document);
    String own = element.attr("xml:base").strip();
    if (own.isEmpty()) {
      return outer;
    }
    try {
      return new URI(outer).resolve(own).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return outer;
    }
  }

  /** The language of an element: the nearest {@code xml:lang}. */
  static String language(Element element) {
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr("xml:lang")) {
        return e.attr("xml:lang").strip();
      }
    }
    return "";
  }
}
