package anemone.render.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An address that a mail, which lies on no site, cannot resolve. */
final class LinkRelative implements Rule {

  @Override
  public String id() {
    return "link-relative";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)https?://[^/?#\\s]+.*|(?!https?:)[a-z][a-z0-9+.-]*:.+", Pattern.DOTALL);

  @Override
  public List<Finding> check(Specimen specimen) {
    List<Finding> findings = new ArrayList<>();
    for (Link link : Link.all(specimen)) {
      if (link.url().isEmpty() && link.isPicture()) {
        findings.add(
            finding(specimen.at(link.element()), "a picture has no address", "give it one"));
      } else if (link.url().startsWith("#")) {
        String name = link.url().substring(1);
        if (!name.isEmpty() && !hasPlace(specimen, name)) {
          findings.add(
              finding(
                  specimen.at(link.element()),
                  "there is no " + link.url() + " in the mail",
                  "give an element id=\"" + name + "\", or take the link away"));
        }
      } else if (!link.url().isEmpty() && !ABSOLUTE.matcher(link.url()).matches()) {
        findings.add(
            finding(
                specimen.at(link.element()),
                link.url() + " is relative, and a mail lies on no site",
                "write the whole address, from https:// on"));
      }
    }
    return findings;
  }

  private static boolean hasPlace(Specimen specimen, String name) {
    return specimen.page().getElementById(name) != null
        || specimen.page().select("a[name]").eachAttr("name").contains(name);
  }
}
