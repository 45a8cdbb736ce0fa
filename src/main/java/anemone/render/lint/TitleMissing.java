package anemone.render.lint;

import java.util.List;

/** An HTML part without a title, by which a screen reader names the page. */
final class TitleMissing implements Rule {

  @Override
  public String id() {
    return "title-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    return specimen.page().title().isBlank()
        ? List.of(
            finding(
                Place.whole(Specimen.HTML),
                "the page has no title",
                "put <title>${subject}</title> into the head"))
        : List.of();
  }
}
