package anemone.edition;

/** How much of a story a mail shows. */
public enum StorySize {
  /** The one that leads: picture, gist and points. */
  LEAD,
  /** Title, gist, and where it is from. */
  GIST,
  /** Title and source, on one line. */
  HEADLINE
}
