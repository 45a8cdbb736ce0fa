package anemone.render.lint;

import java.util.List;

/** The rules that a mail is held to. */
public final class Lint {

  /** Every rule that needs no network. */
  public static final List<Rule> RULES =
      List.of(
          new SubjectLength(),
          new PreheaderLength(),
          new TitleMissing(),
          new LanguageMissing(),
          new HeadingOrder(),
          new SectionEmpty(),
          new ImageAltMissing(),
          new ImageAltRepeated(),
          new Contrast(),
          new LinkEmpty(),
          new LinkRelative(),
          new LinkInsecure(),
          new UnsubscribeMissing(),
          new TextPartEmpty(),
          new TextDoubleEscaped(),
          new TemplateSyntax(),
          new DateInFuture(),
          new Size());

  private Lint() {}

  /** What all rules find in a mail. */
  public static List<Finding> check(Specimen specimen) {
    return RULES.stream().flatMap(rule -> rule.check(specimen).stream()).toList();
  }
}
