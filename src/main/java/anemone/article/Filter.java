package anemone.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which articles of a source are taken. Each test says what it misses, so that a dropped article
 * can be explained.
 *
 * @param include if it says anything, an article must have one of it
 * @param exclude an article that has any of it is dropped
 * @param maxAge how old an article may be when it comes in
 * @param minWords how many words its text must have
 * @param most how many articles are taken at a time
 */
public record Filter(
    Terms include, Terms exclude, Optional<Duration> maxAge, int minWords, int most) {

  /** Takes everything. */
  public static final Filter ALL =
      new Filter(Terms.NONE, Terms.NONE, Optional.empty(), 0, Integer.MAX_VALUE);

  /**
   * What articles can be told by.
   *
   * @param words words or phrases of the title or text, in any letter case
   * @param patterns regular expressions that are found in the title or text
   * @param categories the feed's own categories, in any letter case
   * @param languages languages as BCP 47 tags; {@code en} covers {@code en-GB}
   */
  public record Terms(
      List<String> words, List<Pattern> patterns, List<String> categories, List<String> languages) {

    /** Says nothing. */
    public static final Terms NONE = new Terms(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Terms {
      words = List.copyOf(words);
      patterns = List.copyOf(patterns);
      categories = List.copyOf(categories);
      languages = List.copyOf(languages);
    }

    /** Which of them an article has, in words; empty if none. */
    Optional<String> found(Article article, List<String> filed) {
      return word(article)
          .or(() -> pattern(article))
          .or(() -> category(filed))
          .or(() -> language(article));
    }

    boolean isEmpty() {
      return equals(NONE);
    }

    private Optional<String> word(Article article) {
      if (words.isEmpty()) {
        return Optional.empty();
      }
      String text = " " + words(article.title() + " " + article.text()) + " ";
      return words.stream()
          .filter(word -> text.contains(" " + words(word) + " "))
          .findFirst()
          .map(word -> "the word " + word);
    }

    private Optional<String> pattern(Article article) {
      return patterns.stream()
          .filter(p -> p.matcher(article.title()).find() || p.matcher(article.text()).find())
          .findFirst()
          .map(pattern -> "the pattern " + pattern);
    }

    private Optional<String> category(List<String> filed) {
      return categories.stream()
          .filter(category -> filed.stream().anyMatch(category::equalsIgnoreCase))
          .findFirst()
          .map(category -> "the category " + category);
    }

    private Optional<String> language(Article article) {
      String tag = article.language().toLowerCase(Locale.ROOT) + "-";
      return languages.stream()
          .filter(language -> tag.startsWith(language.toLowerCase(Locale.ROOT) + "-"))
          .findFirst()
          .map(language -> "the language " + language);
    }

    private static String words(String text) {
      return String.join(" ", text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).strip();
    }
  }

  /**
   * Why an article is not taken; empty if it is.
   *
   * @param categories the categories that its feed files it under
   * @param now when it came in
   */
  public Optional<String> objection(Article article, List<String> categories, Instant now) {
    if (maxAge.isPresent() && article.appeared().isBefore(now.minus(maxAge.get()))) {
      return Optional.of("it is older than " + maxAge.get());
    }
    if (minWords > 0 && article.text().split("\\s+").length < minWords) {
      return Optional.of("it has fewer than " + minWords + " words");
    }
    if (!include.isEmpty() && include.found(article, categories).isEmpty()) {
      return Optional.of("it has nothing of what is included");
    }
    return exclude.found(article, categories).map(found -> "it has " + found);
  }
}
