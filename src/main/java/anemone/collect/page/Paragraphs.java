package anemone.collect.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The paragraphs of a page's article. */
final class Paragraphs {

  private static final String UNREADABLE =
      "script, style, noscript, template, svg, canvas, audio, video, dialog, menu, link, nav";

  private Paragraphs() {}

  /** The paragraphs, in reading order. */
  static List<String> of(Document page, String title) {
    Element body = page.body().clone();
    body.select(UNREADABLE).remove();
    partAtDoubleBreaks(body);
    Element article = BodyFinder.find(body, title);
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
