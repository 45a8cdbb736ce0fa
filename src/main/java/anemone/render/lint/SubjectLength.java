package anemone.render.lint;

import anemone.render.TextWidth;
import java.util.List;

/** A subject that is missing, cut by most mailboxes, or too short to say anything. */
final class SubjectLength implements Rule {

  @Override
  public String id() {
    return "subject-length";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final int LONGEST = 78;
  private static final int SHORTEST = 15;
  private static final Place SUBJECT = Place.whole("subject");

  @Override
  public List<Finding> check(Specimen specimen) {
    String subject = specimen.message().subject().strip();
    int columns = TextWidth.width(subject);
    if (subject.isEmpty()) {
      return List.of(finding(SUBJECT, "it is empty", "give the mail a subject"));
    }
    Place place = new Place("subject", 0, subject);
    if (columns > LONGEST) {
      String what = "it has " + columns + " columns, and most mailboxes show fewer than " + LONGEST;
      return List.of(finding(Severity.WARNING, place, what, "shorten the first story's title"));
    }
    if (columns < SHORTEST) {
      String what = "it has " + columns + " columns, too few to say what is in the mail";
      return List.of(finding(Severity.WARNING, place, what, "lengthen the first story's title"));
    }
    return List.of();
  }
}
