package anemone.render.lint;

import java.util.ArrayList;
import java.util.List;

/** Headings that leave out a level, so that who moves by headings loses the way. */
final class HeadingOrder implements Rule {

  @Override
  public String id() {
    return "heading-order";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    List<Finding> findings = new ArrayList<>();
    int before = 0;
    for (Heading heading : Heading.all(specimen)) {
      if (heading.level() > before + 1) {
        String what =
            "an h"
                + heading.level()
                + (before == 0 ? " is the first heading" : " follows an h" + before);
        findings.add(finding(specimen.at(heading.element()), what, "make it an h" + (before + 1)));
      }
      before = heading.level();
    }
    return findings;
  }
}
