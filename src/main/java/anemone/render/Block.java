package anemone.render;

/**
 * Something of the newsletter's own that stands between the stories of its mails.
 *
 * @param kind what it is
 * @param label what stands above it; empty for the kind's name in the reader's language
 * @param title its headline, the number itself, or who is quoted; may be empty
 * @param text what it says
 * @param url where its title, or without one its text, leads; empty if nowhere
 */
public record Block(Kind kind, String label, String title, String text, String url) {

  /** What a block is, and with that where it stands. */
  public enum Kind {
    /** News of the newsletter itself; above the lead. */
    ANNOUNCEMENT,
    /** What somebody pays for; below the lead. */
    SPONSOR,
    /** What somebody said; below the stories. */
    QUOTE,
    /** One figure and what it counts; below the stories. */
    NUMBER
  }
}
