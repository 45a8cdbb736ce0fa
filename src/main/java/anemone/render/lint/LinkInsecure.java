package anemone.render.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address that is asked for in the clear, so that anybody on the way can read and change it. */
final class LinkInsecure implements Rule {

  @Override
  public String id() {
    return "link-insecure";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Pattern CLEAR = Pattern.compile("(?i)http://([^/?#]*@)?([^/?#]*).*");
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?i)(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?");

  @Override
  public List<Finding> check(Specimen specimen) {
    List<Finding> findings = new ArrayList<>();
    for (Link link : Link.all(specimen)) {
      Matcher clear = CLEAR.matcher(link.url());
      if (clear.matches() && !THIS_MACHINE.matcher(clear.group(2)).matches()) {
        findings.add(finding(specimen, link));
      }
    }
    return findings;
  }

  /** An article's own address is its site's choice, and keeps no edition from leaving. */
  private Finding finding(Specimen specimen, Link link) {
    boolean article = specimen.origin().links(link.url());
    return finding(
        article ? Severity.WARNING : Severity.ERROR,
        specimen.at(link.element()),
        link.url() + " is not https",
        article ? "ask its source for https addresses" : "write https in the template");
  }
}
