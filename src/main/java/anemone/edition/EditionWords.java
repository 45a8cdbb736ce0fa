package anemone.edition;

/**
 * The editor's own words to an edition as a whole; each is empty if they wrote none.
 *
 * @param subject the subject of the mail, in place of the lead's title
 * @param preheader what mailboxes show after the subject, in place of the next titles
 * @param intro what stands above the stories, in the Markdown of notes: bold and links
 */
public record EditionWords(String subject, String preheader, String intro) {

  /** No words. */
  public static final EditionWords NONE = new EditionWords("", "", "");
}
