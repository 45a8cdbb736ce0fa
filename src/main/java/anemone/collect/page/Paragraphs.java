package anemone.collect.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The paragraphs of a page's article. */
final class Paragraphs {

  private static final String UNREADABLE =
      "script, style, noscript, template, svg, canvas, audio, video, dialog, menu, link, nav";

  private Paragraphs() {}

  /** The elements of a page's article, in one element; the page stays as it is. */
  static Element article(Document page, String title) {
    Element body = page.body().clone();
    body.select(UNREADABLE).remove();
    partAtDoubleBreaks(body);
    return BodyFinder.find(body, title);
  }

  /** The paragraphs of an article's elements, in reading order; changes the elements. */
  static List<String> of(Element article, String title) {
    Clutter.remove(article);
    return Clutter.paragraphs(article, title);
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
