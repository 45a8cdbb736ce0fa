package anemone.edition;

/**
 * The editor's own words for an edition; each is empty by default.
 *
 * @param subject the subject of the mail, instead of the lead's title
 * @param preheader the preheader, instead of the next titles
 * @param intro the introduction above the stories, in Markdown: bold and links
 */
public record EditionWords(String subject, String preheader, String intro) {

  /** No words. */
  public static final EditionWords NONE = new EditionWords("", "", "");
}
