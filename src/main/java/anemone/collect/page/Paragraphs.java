package anemone.collect.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Extracts the paragraphs of a page's article. */
final class Paragraphs {

  private static final String UNREADABLE =
      "script, style, noscript, template, svg, canvas, audio, video, dialog, menu, link, nav";

  private static final String TEMPLATES =
      "[itemprop~=articleBody] > script[type=text/template],"
          + " [class~=(?i)(post|entry|article)[-_]?(body|content)] > script[type=text/template]";

  /** Minimum length of a template with an article, in characters. */
  private static final int TEMPLATE = 600;

  private Paragraphs() {}

  /** Returns the elements of a page's article in one element; does not modify the page. */
  static Element article(Document page, String title) {
    Element body = page.body().clone();
    unpack(body);
    body.select(UNREADABLE).remove();
    partAtDoubleBreaks(body);
    return BodyFinder.find(body, title);
  }

  /** Returns the paragraphs of an article in reading order; modifies its elements. */
  static List<String> of(Element article, String title, String author) {
    Clutter.remove(article);
    return Clutter.paragraphs(article, title, author);
  }

  /** Unpacks articles that some pages keep in a template for a script. */
  private static void unpack(Element body) {
    for (Element script : body.select(TEMPLATES)) {
      String html = script.data();
      Element around = script.parent();
      if (around != null
          && html.length() > TEMPLATE
          && around.text().length() < html.length() / 10) {
        Element unpacked = new Element("div");
        unpacked.html(html);
        script.replaceWith(unpacked);
      }
    }
  }

  /** Inserts a paragraph break at two consecutive line breaks. */
  private static void partAtDoubleBreaks(Element body) {
    for (Element br : body.select("br + br")) {
      Element next = br.nextElementSibling();
      if (br.parent() != null && (next == null || !next.normalName().equals("br"))) {
        br.before(new Element("hr"));
      }
    }
  }
}
