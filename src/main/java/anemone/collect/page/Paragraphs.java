package anemone.collect.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The paragraphs of a page's article. */
final class Paragraphs {

  private static final String UNREADABLE =
      "script, style, noscript, template, svg, canvas, audio, video, dialog, menu, link, nav";

  private static final String TEMPLATES =
      "[itemprop~=articleBody] > script[type=text/template],"
          + " [class~=(?i)(post|entry|article)[-_]?(body|content)] > script[type=text/template]";

  /** Templates of fewer characters hold parts of pages, not articles. */
  private static final int TEMPLATE = 600;

  private Paragraphs() {}

  /** The elements of a page's article, in one element; the page stays as it is. */
  static Element article(Document page, String title) {
    Element body = page.body().clone();
    unpack(body);
    body.select(UNREADABLE).remove();
    partAtDoubleBreaks(body);
    return BodyFinder.find(body, title);
  }

  /** The paragraphs of an article's elements, in reading order; changes the elements. */
  static List<String> of(Element article, String title, String author) {
    Clutter.remove(article);
    return Clutter.paragraphs(article, title, author);
  }

  /** Puts in place the articles that some pages keep in a template for a script to unpack. */
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

  /** Two line breaks in a row mean a paragraph. */
  private static void partAtDoubleBreaks(Element body) {
    for (Element br : body.select("br + br")) {
      Element next = br.nextElementSibling();
      if (br.parent() != null && (next == null || !next.normalName().equals("br"))) {
        br.before(new Element("hr"));
      }
    }
  }
}
