package anemone.render;

/** A complete set of colours, letters and room, named in the settings. */
public enum Theme {
  /** The look of {@code theme.css}, which editors change first. */
  DEFAULT("theme.css"),
  /** Cool blues and one plain typeface, set tight under a dark masthead. */
  HARBOUR("themes/harbour.css"),
  /** A book's page: centred heads, rules, and one large typeface with serifs. */
  FOLIO("themes/folio.css");

  private final String file;

  Theme(String file) {
    this.file = file;
  }

  /** Its style sheet, by its path inside the templates folder. */
  public String file() {
    return file;
  }
}
