package anemone.render.lint;

import anemone.render.Clean;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Rules for headings and pictures. */
final class StructureRules {

  static final List<Rule> ALL =
      List.of(
          Rule.warning("heading-order", StructureRules::headingOrder),
          Rule.error("section-empty", StructureRules::sectionEmpty),
          Rule.error("image-alt-missing", StructureRules::altMissing),
          Rule.warning("image-alt-repeated", StructureRules::altRepeated));

  private StructureRules() {}

  /** Skipped levels confuse readers who navigate by headings. */
  private static void headingOrder(Specimen specimen, Findings findings) {
    int before = 0;
    for (Heading heading : Heading.all(specimen)) {
      if (heading.level() > before + 1) {
        findings.add(
            specimen.at(heading.element()),
            "an h"
                + heading.level()
                + (before == 0 ? " is the first heading" : " follows an h" + before),
            "make it an h" + (before + 1));
      }
      before = heading.level();
    }
  }

  private static void sectionEmpty(Specimen specimen, Findings findings) {
    for (Heading heading : Heading.all(specimen)) {
      boolean empty =
          isSection(specimen, heading) ? !hasStory(specimen, heading) : !heading.hasContent();
      if (empty && !specimen.origin().isTitle(heading.text())) {
        findings.add(
            specimen.at(heading.element()),
            "no story stands under the heading",
            "show the heading only where its list has something, with <#if>");
      }
    }
  }

  private static boolean isSection(Specimen specimen, Heading heading) {
    return specimen.edition().sections().stream()
        .anyMatch(section -> Clean.line(section.title()).equalsIgnoreCase(heading.text()));
  }

  /** Whether a heading, a link to an article or the title of a story stands under a heading. */
  private static boolean hasStory(Specimen specimen, Heading heading) {
    return heading.under().stream()
        .anyMatch(
            node ->
                node instanceof TextNode text
                    ? specimen.origin().holdsTitle(Clean.line(text.text()))
                    : node.nodeName().matches("h[1-6]")
                        || specimen.origin().links(node.attr("href")));
  }

  /** Without alt, screen readers read out the file name (WCAG 2.2, 1.1.1). */
  private static void altMissing(Specimen specimen, Findings findings) {
    specimen.seen().stream()
        .filter(node -> node.nodeName().equals("img") && !node.hasAttr("alt"))
        .forEach(
            picture ->
                findings.add(
                    specimen.at(picture),
                    "the picture " + picture.attr("src") + " has no alt attribute",
                    "say in alt what it shows, or write alt=\"\" if it only decorates"));
  }

  private static void altRepeated(Specimen specimen, Findings findings) {
    Map<String, String> pictures = new HashMap<>();
    List<Node> seen = specimen.seen();
    for (int i = 0; i < seen.size(); i++) {
      Node node = seen.get(i);
      String alt = plain(node.attr("alt"));
      if (!node.nodeName().equals("img") || alt.isEmpty()) {
        continue;
      }
      String other = pictures.putIfAbsent(alt, node.attr("src"));
      if (other != null && !other.equals(node.attr("src"))) {
        findings.add(
            specimen.at(node),
            "another picture has the same alt \"" + node.attr("alt") + "\"",
            "say in each what it shows");
      } else if (alt.equals(text(seen, i, -1)) || alt.equals(text(seen, i, 1))) {
        findings.add(
            specimen.at(node),
            "the alt \"" + node.attr("alt") + "\" is also text beside the picture",
            "write alt=\"\", so that it is not read out twice");
      }
    }
  }

  /** Returns the nearest text before (step -1) or after (step 1) a node, or empty. */
  private static String text(List<Node> seen, int from, int step) {
    for (int i = from + step; i >= 0 && i < seen.size(); i += step) {
      if (seen.get(i) instanceof TextNode text && !text.isBlank()) {
        return plain(text.text());
      }
    }
    return "";
  }

  private static String plain(String text) {
    return Clean.line(text).toLowerCase(Locale.ROOT);
  }
}
