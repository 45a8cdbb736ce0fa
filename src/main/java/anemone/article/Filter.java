package anemone.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules by which articles of a source are taken.
 *
 * @param include unless empty, an article must match one of these terms
 * @param exclude an article that matches any of these terms is rejected
 * @param maxAge the maximum age of an article at its collection
 * @param minWords the minimum number of words of its text
 * @param most the maximum number of articles taken in one collection
 */
public record Filter(
    Terms include, Terms exclude, Optional<Duration> maxAge, int minWords, int most) {

  /** Takes everything. */
  public static final Filter ALL =
      new Filter(Terms.NONE, Terms.NONE, Optional.empty(), 0, Integer.MAX_VALUE);

  /**
   * Properties that an article can match.
   *
   * @param words words or phrases of the title or text, in any letter case
   * @param patterns regular expressions searched for in the title and text
   * @param categories the feed's own categories, in any letter case
   * @param languages languages as BCP 47 tags; {@code en} covers {@code en-GB}
   */
  public record Terms(
      List<String> words, List<Pattern> patterns, List<String> categories, List<String> languages) {

    /** No terms. */
    public static final Terms NONE = new Terms(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Terms {
      words = List.copyOf(words);
      patterns = List.copyOf(patterns);
      categories = List.copyOf(categories);
      languages = List.copyOf(languages);
    }

    /** Whether an article matches any of the terms. */
    boolean match(Article article, List<String> filed) {
      String text = " " + words(article.title() + " " + article.text()) + " ";
      String tag = article.language().toLowerCase(Locale.ROOT) + "-";
      return words.stream().anyMatch(word -> text.contains(" " + words(word) + " "))
          || patterns.stream()
              .anyMatch(p -> p.matcher(article.title()).find() || p.matcher(article.text()).find())
          || categories.stream().anyMatch(c -> filed.stream().anyMatch(c::equalsIgnoreCase))
          || languages.stream()
              .anyMatch(language -> tag.startsWith(language.toLowerCase(Locale.ROOT) + "-"));
    }

    private static String words(String text) {
      return String.join(" ", text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).strip();
    }
  }

  /**
   * Whether an article may be taken once its whole text is known. Only what a longer text cannot
   * change counts: its age, and terms that reject it already.
   *
   * @param categories the categories given by its feed
   * @param now the time of its collection
   */
  public boolean mayTake(Article article, List<String> categories, Instant now) {
    return !isOld(article, now)
        && (exclude.equals(Terms.NONE) || !exclude.match(article, categories));
  }

  private boolean isOld(Article article, Instant now) {
    return maxAge.filter(age -> article.appeared().isBefore(now.minus(age))).isPresent();
  }

  /**
   * Whether an article is taken.
   *
   * @param categories the categories given by its feed
   * @param now the time of its collection
   */
  public boolean takes(Article article, List<String> categories, Instant now) {
    boolean old = isOld(article, now);
    boolean isShort = minWords > 0 && article.text().split("\\s+").length < minWords;
    return !old
        && !isShort
        && (include.equals(Terms.NONE) || include.match(article, categories))
        && (exclude.equals(Terms.NONE) || !exclude.match(article, categories));
  }
}
