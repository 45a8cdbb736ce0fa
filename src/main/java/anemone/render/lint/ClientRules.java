package anemone.render.lint;

import anemone.render.Colour;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Rules for what clients drop or change; the document clients.md names them. */
final class ClientRules {

  static final List<Rule> ALL =
      List.of(
          Rule.warning("long-word", ClientRules::longWords),
          Rule.warning("background-dropped", ClientRules::backgrounds),
          Rule.warning("contrast-on-white", ClientRules::onWhite),
          Rule.warning("important-space", ClientRules::important),
          Rule.warning("landmark-main", ClientRules::landmarks),
          Rule.warning("line-height-fixed", ClientRules::lineHeights),
          Rule.warning("link-unmarked", ClientRules::links),
          Rule.warning("apple-links", ClientRules::appleLinks),
          Rule.warning("language-mismatch", ClientRules::language));

  /** The most characters that fit a line of a small phone. */
  private static final int MOST = 30;

  private static final Pattern LONG =
      Pattern.compile(
          "[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{Mn}\\d\\p{Punct}]{" + (MOST + 1) + ",}");
  private static final Pattern NO_SPACE = Pattern.compile("[^\\s{};:]*\\S!important");

  private ClientRules() {}

  private static void longWords(Specimen specimen, Findings findings) {
    Element table = specimen.page().selectFirst("table:not([style*=table-layout])");
    if (table != null) {
      findings.add(
          specimen.at(table),
          "a long word makes the table wider than a phone",
          "give every table table-layout:fixed");
    }
    if (specimen.page().body().select("[style*=word-wrap]").isEmpty()) {
      findings.add(
          Place.whole(Specimen.HTML),
          "a long word makes the mail wider than a phone in clients without overflow-wrap",
          "give the text word-wrap:break-word, too");
    }
    for (TextNode text : specimen.texts()) {
      Matcher run = LONG.matcher(text.getWholeText());
      if (run.find()) {
        findings.add(
            specimen.at(text),
            "a word of %d characters has no place to break".formatted(run.group().length()),
            "put soft hyphens (&shy;) into it");
      }
    }
  }

  private static void backgrounds(Specimen specimen, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Element element : specimen.page().select("table, tr, td, th")) {
      String colour = specimen.style(element).getOrDefault("background-color", "");
      if (Colour.parse(colour).isPresent() && !element.hasAttr("bgcolor") && told.add(colour)) {
        findings.add(
            specimen.at(element),
            "GMX, Web.de and Orange drop background-color:" + colour,
            "give the " + element.normalName() + " a bgcolor attribute, too");
      }
    }
  }

  /** Text that only its background makes readable. */
  private static void onWhite(Specimen specimen, Findings findings) {
    Set<Colour> told = new HashSet<>();
    for (TextNode text : specimen.texts()) {
      Element element = text.parent();
      if (element == null) {
        continue;
      }
      specimen
          .light()
          .ink(element)
          .filter(ink -> ink.contrast(Colour.WHITE) < Contrast.ENOUGH_IF_LARGE)
          .filter(
              ink ->
                  specimen
                      .light()
                      .background(element)
                      .filter(ground -> ink.contrast(ground) >= Contrast.ENOUGH_IF_LARGE)
                      .isPresent())
          .filter(told::add)
          .ifPresent(
              ink ->
                  findings.add(
                      specimen.at(text),
                      ink + " cannot be read where the background is dropped, as in print",
                      "choose a dark colour on a light background"));
    }
  }

  private static void important(Specimen specimen, Findings findings) {
    for (Element style : specimen.page().select("style")) {
      Matcher close = NO_SPACE.matcher(style.data());
      if (close.find()) {
        findings.add(
            specimen.at(style),
            close.group() + " has no space before !important, so Orange and Outlook drop it",
            "write a space before !important");
      }
    }
  }

  private static void landmarks(Specimen specimen, Findings findings) {
    Element main = specimen.page().selectFirst("[role=main]");
    Elements more = specimen.page().select("main");
    if (main != null) {
      findings.add(
          specimen.at(main),
          "a webmail has a main part of its own, and a page must have only one",
          "use the element main, which Gmail, Outlook and Yahoo remove");
    } else if (more.size() > 1) {
      findings.add(
          specimen.at(more.get(1)),
          "a page must have only one main part, and this is the second",
          "use one main for all stories, as digest.html.ftlh does");
    }
  }

  private static void lineHeights(Specimen specimen, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Element element : specimen.styled()) {
      String height = specimen.style(element).getOrDefault("line-height", "");
      boolean fixed = height.endsWith("px") || height.endsWith("pt");
      if (fixed && element.hasText() && told.add(height)) {
        findings.add(
            specimen.at(element),
            "with line-height:" + height + " the lines overlap when a reader enlarges the text",
            "write it in em: line-height:1.5em");
      }
    }
  }

  private static void links(Specimen specimen, Findings findings) {
    for (Element link : specimen.page().select("a[href]")) {
      Map<String, String> style = specimen.style(link);
      String line =
          style.getOrDefault("text-decoration-line", style.getOrDefault("text-decoration", ""));
      boolean marked =
          specimen.light().isBold(link)
              || style.keySet().stream()
                  .anyMatch(p -> p.startsWith("border") || p.startsWith("background"));
      if (line.contains("none") && link.hasText() && !marked) {
        findings.add(
            specimen.at(link),
            "only its colour tells that it is a link",
            "leave out text-decoration:none");
      }
    }
  }

  private static void appleLinks(Specimen specimen, Findings findings) {
    boolean styled =
        specimen.page().select("style").stream()
            .anyMatch(s -> s.data().contains("x-apple-data-detectors"));
    if (!styled) {
      findings.add(
          Place.whole(Specimen.HTML),
          "Apple's Mail makes blue links of dates and addresses",
          "add a rule for a[x-apple-data-detectors], as in layout.css");
    }
  }

  private static void language(Specimen specimen, Findings findings) {
    String page = specimen.page().select("html").attr("lang").strip();
    specimen.message().headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Language"))
        .map(header -> header.value().toLowerCase(Locale.ROOT))
        .filter(language -> !Locale.forLanguageTag(page).getLanguage().isEmpty())
        .filter(language -> !language.equals(page.toLowerCase(Locale.ROOT)))
        .findFirst()
        .ifPresent(
            language ->
                findings.add(
                    Place.whole(Specimen.HTML),
                    "the page is in \"" + page + "\", the mail by its header in " + language,
                    "write <html lang=\"${language}\">"));
  }
}
