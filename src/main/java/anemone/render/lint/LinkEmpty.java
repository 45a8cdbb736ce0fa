package anemone.render.lint;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** A link that leads nowhere, or that nobody can see or hear. */
final class LinkEmpty implements Rule {

  @Override
  public String id() {
    return "link-empty";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : specimen.seen()) {
      if (node instanceof Element link && link.normalName().equals("a") && !isAnchor(link)) {
        String href = link.attr("href").strip();
        if (href.isEmpty() || href.equals("#")) {
          findings.add(
              finding(
                  specimen.at(link),
                  "the link leads nowhere",
                  "give it an address, or take the link away where there is none, with <#if>"));
        } else if (!hasWords(link)) {
          Severity severity = specimen.origin().links(href) ? Severity.WARNING : Severity.ERROR;
          findings.add(
              finding(
                  severity,
                  specimen.at(link),
                  "the link to " + href + " has no words",
                  "put text into it, or a picture with alt"));
        }
      }
    }
    return findings;
  }

  /** Whether it is a place that others link to. */
  private static boolean isAnchor(Element link) {
    return !link.hasAttr("href") && (link.hasAttr("name") || link.hasAttr("id"));
  }

  private static boolean hasWords(Element link) {
    return link.hasText()
        || !link.attr("aria-label").isBlank()
        || link.select("img[alt]").stream().anyMatch(picture -> !picture.attr("alt").isBlank());
  }
}
