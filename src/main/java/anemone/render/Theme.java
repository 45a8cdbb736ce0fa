package anemone.render;

/** A complete set of colours, typefaces and spacing, chosen in the settings. */
public enum Theme {
  /** The default theme, {@code theme.css}. */
  DEFAULT("theme.css"),
  /** Cool blues and one sans-serif typeface, compact, under a dark masthead. */
  HARBOUR("themes/harbour.css"),
  /** Like a book: centred headings, rules, and one large serif typeface. */
  FOLIO("themes/folio.css");

  private final String file;

  Theme(String file) {
    this.file = file;
  }

  /** Returns the path of its style sheet inside the templates folder. */
  public String file() {
    return file;
  }
}
