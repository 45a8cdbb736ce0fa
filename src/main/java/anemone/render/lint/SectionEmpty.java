package anemone.render.lint;

import anemone.render.Clean;
import java.util.List;
import org.jsoup.nodes.TextNode;

/** A heading with no story under it. */
final class SectionEmpty implements Rule {

  @Override
  public String id() {
    return "section-empty";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    return Heading.all(specimen).stream()
        .filter(heading -> !specimen.origin().isTitle(heading.text()))
        .filter(h -> isSection(specimen, h) ? !hasStory(specimen, h) : !h.hasContent())
        .map(
            heading ->
                finding(
                    specimen.at(heading.element()),
                    "no story stands under the heading",
                    "show the heading only where its list has something, with <#if>"))
        .toList();
  }

  private static boolean isSection(Specimen specimen, Heading heading) {
    return specimen.edition().sections().stream()
        .anyMatch(section -> Clean.line(section.title()).equalsIgnoreCase(heading.text()));
  }

  /**
   * Whether what stands under a section's heading holds a heading, a link or a title of a story.
   */
  private static boolean hasStory(Specimen specimen, Heading heading) {
    return heading.under().stream()
        .anyMatch(
            node ->
                node instanceof TextNode text
                    ? specimen.origin().holdsTitle(text.text())
                    : node.nodeName().matches("h[1-6]")
                        || specimen.origin().links(node.attr("href")));
  }
}
