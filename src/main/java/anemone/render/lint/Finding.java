package anemone.render.lint;

/**
 * A mistake in a mail.
 *
 * @param rule the id of its rule
 * @param severity error or warning
 * @param place its place in the mail
 * @param what a description
 * @param fix how to fix it, in the imperative
 */
public record Finding(String rule, Severity severity, Place place, String what, String fix) {

  /** Whether a finding of another copy is equal, apart from the line. */
  boolean isSameAs(Finding other) {
    return rule.equals(other.rule)
        && severity == other.severity
        && place.part().equals(other.place.part())
        && place.near().equals(other.place.near())
        && what.equals(other.what);
  }

  /** Returns one line: severity, rule, place, description, fix. */
  @Override
  public String toString() {
    return severity.word() + " " + rule + ": " + place + ": " + what + "; " + fix;
  }
}
