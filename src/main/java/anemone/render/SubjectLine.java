package anemone.render;

import java.util.ArrayList;
import java.util.List;

/** Builds subject and preheader, by which a mailbox lists a mail. */
final class SubjectLine {

  private static final int LONGEST_SUBJECT = 70;
  private static final int SHORTEST_SUBJECT = 10;
  private static final int LONGEST_PREHEADER = 110;
  private static final int SHORTEST_PREHEADER = 40;
  private static final int TITLES = 2;
  private static final String DOT = " \u00B7 ";

  private SubjectLine() {}

  /** Returns the lead's title; if it is too short, with the newsletter's name and the day. */
  static String subject(String title, String name, String date) {
    String subject = title;
    for (String next : List.of(name, date)) {
      if (subject.length() < SHORTEST_SUBJECT && !next.isEmpty()) {
        subject = subject + DOT + next;
      }
    }
    return TextWidth.cut(subject, LONGEST_SUBJECT);
  }

  /** Returns a title with the day, which is never cut off. */
  static String dated(String title, String day) {
    String end = DOT + day;
    return TextWidth.cut(title, LONGEST_SUBJECT - end.length()) + end;
  }

  /**
   * Returns the preheader: the next two titles; if they are short, with further texts.
   *
   * @param titles the titles of the next stories, the best first
   * @param otherwise further texts
   */
  static String preheader(List<String> titles, List<String> otherwise) {
    List<String> candidates = new ArrayList<>(titles);
    candidates.addAll(otherwise);
    String text = "";
    int said = 0;
    for (String next : candidates) {
      if ((said < TITLES || text.length() < SHORTEST_PREHEADER) && !next.isEmpty()) {
        text = text.isEmpty() ? next : text + DOT + next;
        said += titles.contains(next) ? 1 : TITLES;
      }
    }
    return closed(TextWidth.cutGraphemes(text, LONGEST_PREHEADER));
  }

  /** Closes an isolate whose end was cut off; otherwise it would turn what mailboxes show after. */
  private static String closed(String text) {
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open = Direction.opens(c) || (open && c != Direction.END);
    }
    return open ? text + Direction.END : text;
  }
}
