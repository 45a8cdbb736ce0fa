package anemone.render.lint;

import java.util.List;

/** A picture without an alternative: who does not see it is told its file name, or nothing. */
final class ImageAltMissing implements Rule {

  @Override
  public String id() {
    return "image-alt-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    return specimen.seen().stream()
        .filter(node -> node.nodeName().equals("img") && !node.hasAttr("alt"))
        .map(
            picture ->
                finding(
                    specimen.at(picture),
                    "the picture " + picture.attr("src") + " has no alt attribute",
                    "say in alt what it shows, or write alt=\"\" if it only decorates"))
        .toList();
  }
}
