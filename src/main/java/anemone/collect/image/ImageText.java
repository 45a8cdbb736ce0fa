package anemone.collect.image;

import java.util.regex.Pattern;

/** Normalises alternative texts and captions. */
final class ImageText {

  private static final int LONGEST_ALT = 400;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** File names, addresses, and words that mean only "image". */
  private static final Pattern NO_ALT =
      Pattern.compile(
          "\\S*\\.(?:jpe?g|png|gif|webp)|https?://\\S*|(?:img|dsc|image|imgp|screenshot)[-_"
              + " ]?\\d*|\\d+|(?:featured |article |post |hero"
              + " )?(?:image|picture|photo|bild|foto|imagen?)|null|undefined",
          Pattern.CASE_INSENSITIVE);

  private ImageText() {}

  /** Collapses white space. */
  static String line(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** Returns an alternative text; empty if it is meaningless. */
  static String alt(String text) {
    String line = line(text);
    return line.length() > LONGEST_ALT || NO_ALT.matcher(line).matches() ? "" : line;
  }
}
