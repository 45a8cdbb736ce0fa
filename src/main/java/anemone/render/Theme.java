package anemone.render;

import java.util.List;
import java.util.Locale;

/**
 * A complete set of colours, typefaces and spacing, chosen in the settings by the name of its style
 * sheet.
 *
 * @param name its name: {@code default}, or lower-case letters, digits and hyphens
 */
public record Theme(String name) {

  /** The default theme, {@code theme.css}. */
  public static final Theme DEFAULT = new Theme("default");

  /** Cool blues and one sans-serif typeface, compact, under a dark masthead. */
  public static final Theme HARBOUR = new Theme("harbour");

  /** Like a book: centred headings, rules, and one large serif typeface. */
  public static final Theme FOLIO = new Theme("folio");

  private static final String FOLDER = "themes/";
  private static final String ENDING = ".css";

  /**
   * A theme.
   *
   * @throws IllegalArgumentException if the name could lead out of the folder of themes
   */
  public Theme {
    if (!isName(name)) {
      throw new IllegalArgumentException(name + " is not a name of a theme");
    }
  }

  /** Returns the themes of the program. */
  public static List<Theme> shipped() {
    return List.of(DEFAULT, HARBOUR, FOLIO);
  }

  /** Returns the theme of a frozen design, whose name may be in capitals. */
  public static Theme frozen(String name) {
    return new Theme(name.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Returns the name as it is frozen. */
  public String frozen() {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Whether a text may be the name of a theme. */
  public static boolean isName(String text) {
    return text.matches("[a-z0-9][a-z0-9-]{0,63}");
  }

  /** Returns the path of its style sheet inside the templates folder. */
  public String file() {
    return name.equals("default") ? "theme.css" : FOLDER + name + ENDING;
  }

  /** Returns the themes whose style sheets are among the files of a design. */
  public static List<Theme> among(Iterable<String> files) {
    List<Theme> themes = new java.util.ArrayList<>();
    for (String file : files) {
      if (file.equals(DEFAULT.file())) {
        themes.add(0, DEFAULT);
      } else if (file.startsWith(FOLDER) && file.endsWith(ENDING)) {
        String name = file.substring(FOLDER.length(), file.length() - ENDING.length());
        if (isName(name) && !name.equals("default")) {
          themes.add(new Theme(name));
        }
      }
    }
    return themes;
  }

  @Override
  public String toString() {
    return name;
  }
}
