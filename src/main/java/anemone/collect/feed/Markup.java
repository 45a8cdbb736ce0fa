package anemone.collect.feed;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.Locale;
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

/** Reads text and HTML of feed elements. */
final class Markup {

  /** Markup that a browser would treat as a comment by mistake. */
  private static final Pattern BOGUS_COMMENT = Pattern.compile("<!(?!--|\\[)");

  /** Byte order marks anywhere; zero-width spaces and marks at the ends. */
  private static final Pattern INVISIBLE =
      Pattern.compile("\ufeff|^[\u200b\u2060\\s]+|[\u200b\u2060\\s]+$");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** A tag in a title: its slash, if closing, and its name. */
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\\s/>])[^<>]{0,2000}>");

  private static final Pattern COMMENT = Pattern.compile("<!--.{0,2000}?-->", Pattern.DOTALL);

  /** Elements used in titles; other names in angle brackets are text. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "div",
          "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "ins", "kbd", "mark",
          "nobr", "p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt",
          "u", "var", "wbr");

  /** Those that separate words. */
  private static final Set<String> PARTING =
      Set.of("br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "img", "p");

  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private Markup() {}

  /** Returns the HTML of an element, whether escaped, in CDATA or as child elements. */
  static String html(Element element) {
    if (element.childrenSize() == 0) {
      String html = unwrapped(element.wholeText().strip());
      return html.contains("<!") ? BOGUS_COMMENT.matcher(html).replaceAll("&lt;!") : html;
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

  /** Removes the markers of an escaped CDATA section. */
  private static String unwrapped(String text) {
    return text.startsWith(CDATA) && text.endsWith(CDATA_END)
        ? text.substring(CDATA.length(), text.length() - CDATA_END.length()).strip()
        : text;
  }

  /**
   * Converts a title, which may be HTML, to one line of plain text; other words in angle brackets
   * ({@code Vec<T>}) are kept.
   */
  static String line(String html) {
    String words = unescaped(html.indexOf('<') < 0 ? html : withoutTags(html));
    return isLine(words)
        ? words
        : SPACE.matcher(INVISIBLE.matcher(words).replaceAll("")).replaceAll(" ").strip();
  }

  private static String withoutTags(String html) {
    String text = COMMENT.matcher(html).replaceAll("");
    Matcher tag = TAG.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(Locale.ROOT);
      String instead =
          !INLINE.contains(name) || !isMarkup(text, tag)
              ? tag.group()
              : PARTING.contains(name) ? " " : "";
      tag.appendReplacement(plain, Matcher.quoteReplacement(instead));
    }
    return tag.appendTail(plain).toString();
  }

  /**
   * Resolves entities as in attributes: without a semicolon, one must not be followed by a letter.
   */
  private static String unescaped(String text) {
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
  }

  /** Whether a text is one line of ASCII already, with single spaces between words. */
  private static boolean isLine(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || (c == ' ' && space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space || text.isEmpty();
  }

  /** Converts HTML, such as a person's name, to one line of plain text. */
  static String text(String html) {
    String text = html.indexOf('<') >= 0 ? Jsoup.parse(html).body().text() : html;
    String words = unescaped(text);
    return isLine(words) ? words : SPACE.matcher(words).replaceAll(" ").strip();
  }

  /**
   * Whether a match is a tag rather than a letter in angle brackets: it is closed, closing or void.
   */
  private static boolean isMarkup(String text, Matcher tag) {
    String name = tag.group(2);
    boolean closing = !tag.group(1).isEmpty();
    return closing
        || name.equalsIgnoreCase("br")
        || name.equalsIgnoreCase("img")
        || name.equalsIgnoreCase("wbr")
        || tag.group().length() > name.length() + 2
        || text.toLowerCase(Locale.ROOT).indexOf("</" + name.toLowerCase(Locale.ROOT), tag.end())
            >= 0;
  }

  /** The absolute http or https address that a text gives. */
  static Optional<URI> address(String text, Optional<URI> base) {
    return WebAddress.parse(text, base);
  }

  /** Whether a link is of type HTML, or of no type. */
  static boolean isPage(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("html");
  }

  /** Returns the base address of an element by {@code xml:base} (RFC 3986). */
  static URI base(Element element, URI document) {
    Element parent = element.parent();
    URI outer = parent == null ? document : base(parent, document);
    String own = element.attr("xml:base").strip();
    return own.isEmpty() ? outer : WebAddress.parse(own, Optional.of(outer)).orElse(outer);
  }

  /** Returns the language of an element: the nearest {@code xml:lang}, or empty. */
  static String language(Element element) {
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr("xml:lang")) {
        return e.attr("xml:lang").strip();
      }
    }
    return "";
  }
}
