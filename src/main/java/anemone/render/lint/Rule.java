package anemone.render.lint;

import java.util.List;

/** One thing that can be wrong with a mail. */
public interface Rule {

  /** Its name, which never changes: words of small letters, parted by hyphens. */
  String id();

  /** How bad its worst finding is. */
  Severity severity();

  /** What it finds in a mail, in the order of the mail. */
  List<Finding> check(Specimen specimen);

  /** A finding of this rule, as bad as its worst. */
  default Finding finding(Place place, String what, String mend) {
    return finding(severity(), place, what, mend);
  }

  /** A finding of this rule. */
  default Finding finding(Severity severity, Place place, String what, String mend) {
    return new Finding(id(), severity, place, what, mend);
  }
}
