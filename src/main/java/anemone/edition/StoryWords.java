package anemone.edition;

/**
 * What an editor changed of one story; each part is empty if they left it as it was.
 *
 * @param title another title
 * @param gist another gist, in the editor's own words
 * @param section the name of another topic, under which the story stands
 * @param note the editor's comment on it, in Markdown: bold and links
 */
public record StoryWords(String title, String gist, String section, String note) {

  /** Nothing changed. */
  public static final StoryWords NONE = new StoryWords("", "", "", "");

  /** Another title alone. */
  public static StoryWords title(String title) {
    return new StoryWords(title, "", "", "");
  }
}
