package anemone.collect.image;

import java.util.regex.Pattern;

/** The words that stand for an image or below it. */
final class ImageText {

  private static final int LONGEST_ALT = 400;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** Names of files, addresses, and words that say only that there is an image. */
  private static final Pattern NO_ALT =
      Pattern.compile(
          "\\S*\\.(?:jpe?g|png|gif|webp)|https?://\\S*|(?:img|dsc|image|imgp|screenshot)[-_"
              + " ]?\\d*|\\d+|(?:featured |article |post |hero"
              + " )?(?:image|picture|photo|bild|foto|imagen?)|null|undefined",
          Pattern.CASE_INSENSITIVE);

  private ImageText() {}

  /** One line of plain text. */
  static String line(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** An alternative text that says something, or nothing. */
  static String alt(String text) {
    String line = line(text);
    return line.length() > LONGEST_ALT || NO_ALT.matcher(line).matches() ? "" : line;
  }
}
