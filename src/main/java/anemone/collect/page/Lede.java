package anemone.collect.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the first paragraph of an article where a page separates it from the others. */
final class Lede {

  private static final int SHORTEST = 60;
  private static final int LONGEST = 900;
  private static final int COMPARED = 60;
  private static final int LEVELS = 4;

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[-_"
              + " ])(?:lead|lede|leadtext|lead-?paragraph|intro|introtext|introduction|standfirst|vorspann|einleitung|chapo|chapeau|entradilla|sumario|bajada)(?:$|[-_"
              + " ])",
          Pattern.CASE_INSENSITIVE);

  private Lede() {}

  /**
   * Returns the paragraph, unless it is among an article's others.
   *
   * @param page the page
   * @param title the headline, which it stands near
   * @param paragraphs the article's other paragraphs
   */
  static Optional<String> of(Document page, String title, List<String> paragraphs) {
    Element headline =
        page.select("h1, h2").stream()
            .filter(h -> TitleElement.isLike(h.text(), title))
            .findFirst()
            .orElse(null);
    if (headline == null || paragraphs.isEmpty()) {
      return Optional.empty();
    }
    Element around = headline;
    for (int level = 0; level < LEVELS && around.parent() != null && !around.is("body"); level++) {
      around = around.parent();
    }
    String text = String.join("\n", paragraphs);
    return around.getAllElements().stream()
        .filter(e -> e.is("p, div, h2, h3, span, strong, section") && isNamed(e))
        .filter(e -> e.closest("aside, nav, footer, form, li, figure") == null)
        .filter(e -> e.select("h1, img, ul, p + p").isEmpty() && Density.links(e) < 0.2)
        .map(e -> PlainHtml.line(e.text()))
        .filter(line -> line.length() >= SHORTEST && line.length() <= LONGEST)
        .filter(SentenceEnd::is)
        .limit(1)
        .filter(line -> !text.contains(line.substring(0, Math.min(COMPARED, line.length()))))
        .findFirst();
  }

  private static boolean isNamed(Element element) {
    return NAMES.matcher(element.className() + " " + element.id()).find();
  }
}
