package anemone.edition;

/**
 * An editor's changes to one story; each part is empty if unchanged.
 *
 * @param title another title
 * @param gist another gist, in the editor's own words
 * @param section the name of another topic for its section
 * @param note the editor's comment on it, in Markdown: bold and links
 */
public record StoryWords(String title, String gist, String section, String note) {

  /** No changes. */
  public static final StoryWords NONE = new StoryWords("", "", "", "");

  /** Another title. */
  public static StoryWords title(String title) {
    return new StoryWords(title, "", "", "");
  }
}
