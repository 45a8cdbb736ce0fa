package anemone.collect.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Removes foreign parts from an article: forms, boxes, lists of links. */
final class Tidying {

  private static final int SHARE_BOX = 500;
  private static final String TEXTISH =
      "span, li, td, blockquote, dl, div, img, ol, p, pre, table, ul";
  private static final Pattern ALONE =
      Pattern.compile(
          "^(?:ad(?:vertis(?:ing|ement))?|pub(?:licit\u00e9)?|werb(?:ung)?|anuncio|\u0440\u0435\u043a\u043b\u0430\u043c\u0430"
              + "|\u5e7f\u544a|(?:loading|chargement|cargando|\u6b63\u5728\u52a0\u8f7d"
              + "|\u0437\u0430\u0433\u0440\u0443\u0437\u043a\u0430)(?:\u2026|\\.\\.\\.)?)$");

  private final Strictness strict;

  private Tidying(Strictness strict) {
    this.strict = strict;
  }

  /** Tidies an article in place. */
  static void tidy(Element article, Strictness strict) {
    Tidying tidying = new Tidying(strict);
    tidying.removeOdd(article, "form");
    tidying.removeOdd(article, "fieldset");
    article.select("object, embed, footer, link, aside").remove();
    for (Element element : article.getAllElements()) {
      if (!element.equals(article)
          && Marks.isShare(element)
          && element.text().length() < SHARE_BOX) {
        element.remove();
      }
    }
    article.select("iframe, input, textarea, select, button").remove();
    for (Element heading : article.select("h1, h2")) {
      if (tidying.weight(heading) < 0) {
        heading.remove();
      }
    }
    tidying.removeOdd(article, "table");
    tidying.removeOdd(article, "ul");
    tidying.removeOdd(article, "div");
  }

  private double weight(Element element) {
    return strict.weights() ? Marks.weight(element) : 0;
  }

  private void removeOdd(Element article, String name) {
    if (!strict.conditions()) {
      return;
    }
    List<Element> elements = article.select(name);
    for (int i = elements.size() - 1; i >= 0; i--) {
      Element element = elements.get(i);
      if (!element.equals(article) && isOdd(element, name)) {
        element.remove();
      }
    }
  }

  private boolean isOdd(Element element, String name) {
    if (name.equals("table") && Tables.isData(element)) {
      return false;
    }
    Element table = element.parent() == null ? null : element.parent().closest("table");
    if ((table != null && Tables.isData(table))
        || element.closest("code") != null
        || element.select("table").stream().anyMatch(Tables::isData)) {
      return false;
    }
    double weight = weight(element);
    if (weight < 0) {
      return true;
    }
    String text = element.text();
    if (Density.commas(text) >= 10) {
      return false;
    }
    if (ALONE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return true;
    }
    return isOddShape(element, text, weight, isList(element, name, text));
  }

  private static boolean isList(Element element, String name, String text) {
    if (name.equals("ul") || name.equals("ol")) {
      return true;
    }
    int listed = element.select("ul, ol").stream().mapToInt(l -> l.text().length()).sum();
    return !text.isEmpty() && listed / (double) text.length() > 0.9;
  }

  private static boolean isOddShape(Element element, String text, double weight, boolean list) {
    int paragraphs = element.select("p").size();
    int images = element.select("img").size();
    int items = element.select("li").size() - 100;
    int inputs = element.select("input").size();
    int embeds = element.select("object, embed, iframe").size();
    double headings = Density.of(element, "h1, h2, h3, h4, h5, h6");
    double links = Density.links(element);
    boolean inFigure = element.closest("figure") != null;
    boolean odd =
        (!inFigure && images > 1 && paragraphs / (double) images < 0.5)
            || (!list && items > paragraphs)
            || inputs > paragraphs / 3
            || (!list
                && !inFigure
                && headings < 0.9
                && text.length() < 25
                && (images == 0 || images > 2)
                && links > 0)
            || (!list && weight < 25 && links > 0.2)
            || (weight >= 25 && links > 0.5)
            || (embeds == 1 && text.length() < 75)
            || embeds > 1
            || (images == 0 && !hasTextIn(element, TEXTISH));
    return odd && !(list && isGallery(element, images));
  }

  private static boolean hasTextIn(Element element, String selector) {
    return element.select(selector).stream()
        .anyMatch(inside -> !inside.equals(element) && inside.hasText());
  }

  /** Whether a list has one image per item and nothing else. */
  private static boolean isGallery(Element list, int images) {
    Elements items = list.select("li");
    return !items.isEmpty()
        && images == items.size()
        && list.children().stream().allMatch(child -> child.childrenSize() <= 1);
  }
}
