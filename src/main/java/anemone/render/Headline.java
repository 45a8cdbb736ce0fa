package anemone.render;

import java.util.ArrayList;
import java.util.List;

/** The two lines by which a mailbox lists a mail: its subject, and what stands behind it. */
final class Headline {

  private static final int LONGEST_SUBJECT = 70;
  private static final int SHORTEST_SUBJECT = 10;
  private static final int LONGEST_PREHEADER = 110;
  private static final int SHORTEST_PREHEADER = 40;
  private static final String DOT = " \u00B7 ";

  private Headline() {}

  /** The top story's title; one too short to be a subject is followed by the name and the day. */
  static String subject(String title, String name, String date) {
    String subject = title;
    for (String next : List.of(name, date)) {
      if (subject.length() < SHORTEST_SUBJECT && !next.isEmpty()) {
        subject = subject + DOT + next;
      }
    }
    return Columns.cut(subject, LONGEST_SUBJECT);
  }

  /** What the subject does not say: the next titles, then the lead's gist, then other lines. */
  static String preheader(List<Page.Story> stories, List<String> otherwise) {
    List<String> candidates = new ArrayList<>();
    stories.stream().skip(1).limit(3).map(Page.Story::title).forEach(candidates::add);
    candidates.add(stories.get(0).gist());
    candidates.addAll(otherwise);
    String text = "";
    for (String next : candidates) {
      if (text.length() < SHORTEST_PREHEADER && !next.isEmpty()) {
        text = text.isEmpty() ? next : text + DOT + next;
      }
    }
    return Columns.cutGraphemes(text, LONGEST_PREHEADER);
  }
}
