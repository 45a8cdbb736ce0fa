package anemone.collect.feed;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Text and HTML inside feeds. */
final class Markup {

  /** What a browser would hide as a comment though nobody meant one. */
  private static final Pattern BOGUS_COMMENT = Pattern.compile("<!(?!--|\\[)");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** A tag, as far as a title holds some: its name and, for a closing one, its slash. */
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\\s/>])[^<>]{0,2000}>");

  private static final Pattern COMMENT = Pattern.compile("<!--.{0,2000}?-->", Pattern.DOTALL);

  /** What titles are marked up with; any other name in angle brackets is the title's own words. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "div",
          "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "ins", "kbd", "mark",
          "nobr", "p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt",
          "u", "var", "wbr");

  /** Those of them that part words. */
  private static final Set<String> PARTING =
      Set.of("br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "img", "p");

  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private Markup() {}

  /** The text of an element that holds HTML, escaped or in CDATA, or markup of its own. */
  static String html(Element element) {
    if (element.children().isEmpty()) {
      return BOGUS_COMMENT.matcher(unwrapped(element.wholeText().strip())).replaceAll("&lt;!");
    }
    StringBuilder html = new StringBuilder();
    for (Node child : element.childNodes()) {
      if (child instanceof CDataNode data) {
        html.append(data.text());
      } else if (child instanceof TextNode text) {
        html.append(Entities.escape(text.getWholeText()));
      } else {
        html.append(child.outerHtml());
      }
    }
    return html.toString().strip();
  }

  /** Without a CDATA section that was escaped, so that it is text of the document. */
  private static String unwrapped(String text) {
    return text.startsWith(CDATA) && text.endsWith(CDATA_END)
        ? text.substring(CDATA.length(), text.length() - CDATA_END.length()).strip()
        : text;
  }

  /**
   * A title as one line of plain text, from what may be HTML: the tags that titles are marked up
   * with go, other words in angle brackets ({@code Vec<T>}) stay.
   */
  static String line(String html) {
    String text = COMMENT.matcher(html).replaceAll("");
    Matcher tag = TAG.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
      String instead =
          !INLINE.contains(name) || !isMarkup(text, tag)
              ? tag.group()
              : PARTING.contains(name) ? " " : "";
      tag.appendReplacement(plain, Matcher.quoteReplacement(instead));
    }
    tag.appendTail(plain);
    // As in an attribute: what has no semicolon is no entity where a letter follows.
    String words = Parser.unescapeEntities(plain.toString(), true);
    return SPACE.matcher(words).replaceAll(" ").strip();
  }

  /** One line of what is surely HTML, such as a person's name in markup. */
  static String text(String html) {
    String text = html.indexOf('<') >= 0 ? Jsoup.parse(html).body().text() : html;
    return SPACE.matcher(Parser.unescapeEntities(text, true)).replaceAll(" ").strip();
  }

  /** Whether a tag is one, and no letter in angle brackets: it is closed, or closes, or is void. */
  private static boolean isMarkup(String text, Matcher tag) {
    String name = tag.group(2);
    boolean closing = !tag.group(1).isEmpty();
    return closing
        || name.equalsIgnoreCase("br")
        || name.equalsIgnoreCase("img")
        || name.equalsIgnoreCase("wbr")
        || tag.group().length() > name.length() + 2
        || text.toLowerCase(java.util.Locale.ROOT)
                .indexOf("</" + name.toLowerCase(java.util.Locale.ROOT), tag.end())
            >= 0;
  }

  /** The absolute http or https address that a text gives. */
  static Optional<URI> address(String text, Optional<URI> base) {
    return WebAddress.parse(text, base);
  }

  /** The base address of an element: its own and its parents' {@code xml:base} (RFC 3986). */
  static URI base(Element element, URI document) {
    Element parent = element.parent();
    URI outer = parent == null ? document : base(parent, document);
    String own = element.attr("xml:base").strip();
    return own.isEmpty() ? outer : WebAddress.parse(own, Optional.of(outer)).orElse(outer);
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
