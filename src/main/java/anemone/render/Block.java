package anemone.render;

/**
 * A block of the newsletter's own between the stories of its mails.
 *
 * @param kind the kind
 * @param label the label above it; empty for the kind's name in the reader's language
 * @param title the headline, the number itself, or the person quoted; may be empty
 * @param text the text
 * @param url the address that its title, or without one its text, links to, or empty
 */
public record Block(Kind kind, String label, String title, String text, String url) {

  /** The kind of a block, which determines its position. */
  public enum Kind {
    /** News about the newsletter itself; above the lead. */
    ANNOUNCEMENT,
    /** An advertisement; below the lead. */
    SPONSOR,
    /** A quotation; below the stories. */
    QUOTE,
    /** A number with its meaning; below the stories. */
    NUMBER
  }
}
