package anemone.render.lint;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * A rule that mails are checked against.
 *
 * @param id its name, which never changes: lower-case words separated by hyphens
 * @param severity the severity of its worst findings
 * @param check checks a mail and adds its findings, in the order of the mail
 */
public record Rule(String id, Severity severity, BiConsumer<Specimen, Findings> check) {

  /** A rule whose findings are errors, or some of them warnings. */
  static Rule error(String id, BiConsumer<Specimen, Findings> check) {
    return new Rule(id, Severity.ERROR, check);
  }

  /** A rule whose findings are warnings. */
  static Rule warning(String id, BiConsumer<Specimen, Findings> check) {
    return new Rule(id, Severity.WARNING, check);
  }

  /** Returns the findings of this rule in a mail, in the order of the mail. */
  List<Finding> findings(Specimen specimen) {
    Findings findings = new Findings(this);
    check.accept(specimen, findings);
    return findings.all();
  }
}
