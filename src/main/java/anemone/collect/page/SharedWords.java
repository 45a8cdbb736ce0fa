package anemone.collect.page;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a page is about the entry of a feed that links to it: by the words of the entry's
 * text, and by its title.
 */
public final class SharedWords {

  /** The share of an entry's words that a page contains which contains the entry's text. */
  private static final double CONTAINED = 0.8;

  /** The share that suffices on a page with the entry's title. */
  private static final double RELATED = 0.35;

  private static final double SAME_TITLE = 0.6;
  private static final int SHORTEST = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private SharedWords() {}

  /**
   * Whether a page contains what the entry of a feed says, or has its title and many of its words.
   *
   * @param title the entry's title
   * @param text the entry's text; possibly empty, or only the title
   * @param page the page's article
   */
  public static boolean isAbout(String title, String text, PageDocument page) {
    Set<String> words = words(page.title() + "\n" + page.text());
    Set<String> said = words(text);
    Set<String> headline = words(title);
    said.removeAll(headline);
    boolean sameTitle = share(headline, words(page.title())) >= SAME_TITLE;
    if (said.size() < SHORTEST) {
      return sameTitle || share(headline, words) >= CONTAINED;
    }
    double share = share(said, words);
    return share >= CONTAINED || (sameTitle && share >= RELATED);
  }

  private static double share(Set<String> some, Set<String> all) {
    long common = some.stream().filter(all::contains).count();
    return some.isEmpty() ? 0 : (double) common / some.size();
  }

  /** Returns words of more than two letters and numbers; for ideographs, pairs of characters. */
  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      String word = matcher.group();
      if (word.codePoints().anyMatch(c -> Character.isIdeographic(c) || isKana(c))) {
        for (int i = 0; i + 2 <= word.length(); i++) {
          words.add(word.substring(i, i + 2));
        }
      } else if (word.length() >= SHORTEST || Character.isDigit(word.charAt(0))) {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean isKana(int c) {
    return c >= 0x3040 && c <= 0x30ff;
  }
}
