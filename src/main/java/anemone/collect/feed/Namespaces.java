package anemone.collect.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Renames elements to the usual prefixes of their namespaces (Namespaces in XML 1.0), so that
 * {@code dc:creator} is found whatever prefix a feed declares. Elements of unknown namespaces keep
 * their names.
 */
final class Namespaces {

  private static final String DECLARATION = "xmlns";

  /** Usual prefixes by namespace, in lower case and without the last slash or number sign. */
  private static final Map<String, String> PREFIXES = new HashMap<>();

  static {
    add("dc", "http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0");
    add("dcterms", "http://purl.org/dc/terms");
    add("content", "http://purl.org/rss/1.0/modules/content");
    add("media", "http://search.yahoo.com/mrss", "http://www.rssboard.org/media-rss");
    add("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    add("atom", "http://www.w3.org/2005/atom", "http://purl.org/atom/ns");
    add("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
    add("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns");
    add(
        "",
        "http://www.w3.org/1999/xhtml",
        "http://backend.userland.com/rss2",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss091",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://purl.org/rss/1.0",
        "http://purl.org/net/rss1.1",
        "http://my.netscape.com/rdf/simple/0.9",
        "http://channel.netscape.com/rdf/simple/0.9");
  }

  private Namespaces() {}

  private static void add(String prefix, String... namespaces) {
    for (String namespace : namespaces) {
      PREFIXES.put(namespace, prefix);
    }
  }

  /** Renames the elements of a document. */
  static void unify(Document document) {
    for (Element element : document.getAllElements()) {
      if (isDeclared(element)) {
        usual(element.tag().namespace())
            .map(prefix -> prefix.isEmpty() ? "" : prefix + ":")
            .map(prefix -> prefix + element.tag().localName())
            .filter(name -> !name.equals(element.tagName()))
            .ifPresent(element::tagName);
      }
    }
  }

  /**
   * Whether the namespace of an element is declared by its prefix or in the element itself. An
   * inherited default namespace is ignored, since many feeds declare a wrong one at the root.
   */
  private static boolean isDeclared(Element element) {
    String prefix = element.tag().prefix();
    if (prefix.isEmpty()) {
      return element.hasAttr(DECLARATION) && !(element.parent() instanceof Document);
    }
    String declaration = DECLARATION + ":" + prefix;
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr(declaration)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> usual(String namespace) {
    String key = namespace.strip().toLowerCase(Locale.ROOT);
    while (key.endsWith("/") || key.endsWith("#")) {
      key = key.substring(0, key.length() - 1);
    }
    return Optional.ofNullable(PREFIXES.get(key));
  }
}
