package anemone.collect.opml;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/**
 * Reads and writes lists of feeds (<a href="https://opml.org/spec2.opml">OPML 2.0</a>). Attribute
 * names are read in any case, feeds at any depth.
 */
public final class Opml {

  private static final int MAX_OUTLINES = 10_000;

  private Opml() {}

  /**
   * Returns the feeds of a list, in its order.
   *
   * @param text the list
   * @return the outlines with the http or https address of a feed; empty if the text is not OPML
   */
  public static List<Outline> parse(String text) {
    Document document = Jsoup.parse(text, "", Parser.xmlParser());
    List<Outline> outlines = new ArrayList<>();
    for (Element element : document.select("outline")) {
      if (outlines.size() == MAX_OUTLINES) {
        break;
      }
      address(attribute(element, "xmlUrl"))
          .ifPresent(
              feed -> outlines.add(new Outline(title(element, feed), feed, folders(element))));
    }
    return List.copyOf(outlines);
  }

  /**
   * Writes a list of feeds.
   *
   * @param title the title of the list
   * @param outlines the feeds; those of one folder are grouped
   */
  public static String write(String title, List<Outline> outlines) {
    Document document = new Document("").parser(Parser.xmlParser());
    document
        .outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(EscapeMode.xhtml)
        .indentAmount(2)
        .prettyPrint(true);
    Element opml = document.appendElement("opml").attr("version", "2.0");
    opml.appendElement("head").appendElement("title").text(title);
    Element body = opml.appendElement("body");
    for (Outline outline : outlines) {
      Element parent = body;
      for (String folder : outline.folders()) {
        parent = child(parent, folder);
      }
      parent
          .appendElement("outline")
          .attr("type", "rss")
          .attr("text", outline.title())
          .attr("title", outline.title())
          .attr("xmlUrl", outline.feed().toString());
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.outerHtml().strip() + "\n";
  }

  private static Element child(Element parent, String folder) {
    return parent.children().stream()
        .filter(e -> !e.hasAttr("xmlUrl") && e.attr("text").equals(folder))
        .findFirst()
        .orElseGet(() -> parent.appendElement("outline").attr("text", folder));
  }

  private static Optional<URI> address(String text) {
    return WebAddress.parse(text.replaceFirst("(?i)^\\s*feed:(?://)?(?=https?:)", ""));
  }

  private static String title(Element element, URI feed) {
    String title = attribute(element, "title");
    String text = title.isBlank() ? attribute(element, "text") : title;
    return text.isBlank() ? WebAddress.host(feed) : text.strip();
  }

  private static List<String> folders(Element element) {
    Deque<String> folders = new ArrayDeque<>();
    for (Element parent : element.parents()) {
      String text = attribute(parent, "text");
      String name = text.isBlank() ? attribute(parent, "title") : text;
      if (parent.normalName().equals("outline") && !name.isBlank()) {
        folders.addFirst(name.strip());
      }
    }
    return List.copyOf(folders);
  }

  private static String attribute(Element element, String name) {
    return element.attributes().getIgnoreCase(name);
  }
}
