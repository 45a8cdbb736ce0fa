package anemone.collect.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Finds the article in a page by the shape of its text, like arc90's Readability: each paragraph
 * adds a score, by its length and commas, to the elements around it; the element with the highest
 * score, reduced by its share of links, is the article, together with similar siblings. If the
 * result is too short, it is repeated with fewer rules.
 */
final class BodyFinder {

  private static final int ENOUGH = 500;
  private static final int SHORT_PARAGRAPH = 25;
  private static final int LEVELS = 5;
  private static final int CANDIDATES = 5;
  private static final int AGREEING = 3;
  private static final Set<String> SPEAKERS =
      Set.of("section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre");
  private static final Set<String> BESIDE = Set.of("div", "article", "section", "p", "ol", "ul");
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "[.!?\u2026\u3002\uff01\uff1f\u061f\u0964][\"'\u201d\u2019)\u00bb\\]]*(?:\\s|$)");
  private static final Pattern SENTENCE = Pattern.compile("\\.( |$)");

  private final String title;
  private final Strictness strict;

  /** In document order, so that the first of equals wins. */
  private final Map<Element, Double> scores = new LinkedHashMap<>();

  private BodyFinder(String title, Strictness strict) {
    this.title = title;
    this.strict = strict;
  }

  /**
   * The article.
   *
   * @param body the page's body; not modified
   * @param title the headline, which is not part of the article
   * @return a copy of the article's elements, in one element
   */
  static Element find(Element body, String title) {
    Element clean = body.clone();
    DropCaps.join(clean);
    NotArticle.remove(clean, title);
    Element best = new Element("div");
    boolean isShort = isShort(clean);
    for (Strictness strict : Strictness.FALLING) {
      Element found = new BodyFinder(title, strict).attempt(clean.clone());
      int length = found.text().length();
      if (length >= ENOUGH || (isShort && isArticle(found))) {
        return found;
      }
      if (length > best.text().length() && !isArticle(best)) {
        best = found;
      }
    }
    return best;
  }

  /** Whether the page marks its article with an element of little text. */
  private static boolean isShort(Element body) {
    List<Element> marked =
        body.select("article, [itemprop=articleBody], main, [role=main], .entry-content");
    return !marked.isEmpty() && marked.stream().allMatch(e -> e.text().length() < 2 * ENOUGH);
  }

  /** Whether an element reads like an article, however short: it has a sentence and few links. */
  private static boolean isArticle(Element found) {
    String text = found.text();
    return text.length() >= SHORT_PARAGRAPH
        && SENTENCE_END.matcher(text).find()
        && Density.links(found) < 0.3;
  }

  private Element attempt(Element body) {
    Unlikely.remove(body, title, strict);
    LooseText.makeParagraphs(body);
    weigh(body);
    List<Element> top = top();
    Element article = top.isEmpty() ? all(body) : withNeighbours(ancestor(top, body));
    Tidying.tidy(article, strict);
    return article;
  }

  private static Element all(Element body) {
    return new Element("div").appendChildren(body.childNodesCopy());
  }

  private void weigh(Element body) {
    for (Element speaker : body.getAllElements()) {
      if (!SPEAKERS.contains(speaker.normalName()) || speaker.parent() == null) {
        continue;
      }
      String text = speaker.text();
      if (text.length() < SHORT_PARAGRAPH) {
        continue;
      }
      double said = 2 + Density.commas(text) + Math.min(text.length() / 100, 3);
      Element around = speaker.parent();
      for (int level = 0;
          level < LEVELS && around != null && !around.equals(body.parent());
          level++) {
        double share = level == 0 ? 1 : level == 1 ? 2 : level * 3;
        scores.putIfAbsent(around, initial(around));
        scores.merge(around, said / share, Double::sum);
        around = around.parent();
      }
    }
    scores.replaceAll((element, score) -> score * (1 - Density.links(element)));
  }

  private double initial(Element element) {
    double score =
        switch (element.normalName()) {
          case "div" -> 5;
          case "pre", "td", "blockquote" -> 3;
          case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
          case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
          default -> 0;
        };
    return score + (strict.weights() ? Marks.weight(element) : 0);
  }

  private List<Element> top() {
    return scores.entrySet().stream()
        .sorted(Comparator.comparingDouble((Map.Entry<Element, Double> e) -> -e.getValue()))
        .limit(CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the best element, or an ancestor that it shares with several good ones. */
  private Element ancestor(List<Element> top, Element body) {
    Element best = shared(top, body);
    double last = score(best);
    double least = last / 3;
    for (Element around = best.parent();
        around != null && !around.equals(body);
        around = around.parent()) {
      double score = score(around);
      if (!scores.containsKey(around)) {
        continue;
      }
      if (score < least) {
        break;
      }
      if (score > last) {
        best = around;
        break;
      }
      last = score;
    }
    while (best.parent() != null
        && !best.parent().equals(body)
        && !best.equals(body)
        && best.parent().childrenSize() == 1) {
      best = best.parent();
    }
    return best;
  }

  private Element shared(List<Element> top, Element body) {
    Element best = top.get(0);
    List<Element> good = top.stream().skip(1).filter(e -> score(e) / score(best) >= 0.75).toList();
    if (good.size() < AGREEING) {
      return best;
    }
    for (Element around = best.parent();
        around != null && !around.equals(body);
        around = around.parent()) {
      Element here = around;
      if (good.stream().filter(e -> e.parents().contains(here)).count() >= AGREEING) {
        return here;
      }
    }
    return best;
  }

  /** Returns the element together with similar siblings. */
  private Element withNeighbours(Element best) {
    Element article = new Element("div");
    Element parent = best.parent();
    if (parent == null || best.normalName().equals("body")) {
      return article.appendChildren(new ArrayList<>(best.childNodes()));
    }
    double least = Math.max(10, score(best) * 0.2);
    for (Element sibling : List.copyOf(parent.children())) {
      boolean sameClass =
          !best.className().isEmpty() && sibling.className().equals(best.className());
      double score = score(sibling) + (sameClass ? score(best) * 0.2 : 0);
      if (sibling.equals(best)
          || (scores.containsKey(sibling) && score >= least)
          || isProse(sibling)) {
        if (!BESIDE.contains(sibling.normalName())) {
          sibling.tagName("div");
        }
        article.appendChild(sibling);
      }
    }
    return article;
  }

  private static boolean isProse(Element element) {
    if (!element.normalName().equals("p")) {
      return false;
    }
    String text = element.text();
    double links = Density.links(element);
    return text.length() > 80
        ? links < 0.25
        : !text.isEmpty() && links == 0 && SENTENCE.matcher(text).find();
  }

  private double score(Element element) {
    return scores.getOrDefault(element, 0.0);
  }
}
