package anemone.render.lint;

/**
 * Something that is wrong with a mail.
 *
 * @param rule the id of the rule that found it
 * @param severity how bad it is
 * @param place where it is
 * @param what what is wrong
 * @param fix what to do
 */
public record Finding(String rule, Severity severity, Place place, String what, String fix) {

  /** Whether another is the same mistake, seen in another copy, where lines may lie elsewhere. */
  boolean isSameAs(Finding other) {
    return rule.equals(other.rule)
        && severity == other.severity
        && place.part().equals(other.place.part())
        && place.near().equals(other.place.near())
        && what.equals(other.what);
  }

  /** One line: severity, rule, place, what is wrong, what to do. */
  @Override
  public String toString() {
    return severity.word() + " " + rule + ": " + place + ": " + what + "; " + fix;
  }
}
