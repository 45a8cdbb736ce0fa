package anemone.render.lint;

import java.util.List;
import java.util.regex.Pattern;

/** A text part without words: who reads mail as text gets nothing. */
final class TextPartEmpty implements Rule {

  private static final Pattern ADDRESS = Pattern.compile("\\S+://\\S+");

  @Override
  public String id() {
    return "text-part-empty";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    return ADDRESS
            .matcher(specimen.message().text())
            .replaceAll("")
            .codePoints()
            .noneMatch(Character::isLetterOrDigit)
        ? List.of(
            finding(
                Place.whole(Specimen.TEXT),
                "it has no words",
                "show the stories in digest.txt.ftl"))
        : List.of();
  }
}
