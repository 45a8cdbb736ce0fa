package anemone.collect.date;

/** Where the publication time of an article was found. */
public enum DateOrigin {
  FEED("by its feed"),
  LISTING("by its sitemap"),
  METADATA("by the metadata of its page"),
  TEXT("in the text of its page"),
  ADDRESS("in its address"),
  FRONT_MATTER("by its front matter"),
  FILE("by the last change of its file"),
  EARLIER("when its page was read before");

  private final String words;

  DateOrigin(String words) {
    this.words = words;
  }

  /** Returns words that follow "dated". */
  public String words() {
    return words;
  }
}
