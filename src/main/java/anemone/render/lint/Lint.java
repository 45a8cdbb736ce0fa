package anemone.render.lint;

import java.util.List;
import java.util.stream.Stream;

/** Checks mails against rules. */
public final class Lint {

  /** All rules that need no network, in the order of their findings. */
  public static final List<Rule> RULES =
      Stream.of(
              HeadRules.ALL,
              StructureRules.ALL,
              List.of(Rule.error("contrast", Contrast::check)),
              LinkRules.ALL,
              ContentRules.ALL,
              DirectionRules.ALL,
              LineRules.ALL,
              DateRules.ALL,
              OutlookRules.ALL,
              FontRules.ALL,
              PictureRules.ALL,
              ClientRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Lint() {}

  /** Checks a mail against all rules. */
  public static List<Finding> check(Specimen specimen) {
    return RULES.stream().flatMap(rule -> rule.findings(specimen).stream()).toList();
  }
}
