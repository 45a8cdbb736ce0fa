package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.words.Tongue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says whether a text that somebody else made of an article keeps to it: every number, every name
 * and every quotation in it must stand in the article, and it may not be long.
 */
public final class Faithful {

  private static final int LONGEST = 400;
  private static final int MOST_SENTENCES = 2;
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,:\u2019']*\\d|\\d");
  private static final Pattern NAME =
      Pattern.compile("[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}\\p{N}]*(?:[-'\u2019][\\p{L}\\p{M}]+)*+");
  private static final Pattern QUOTATION =
      Pattern.compile(
          "\"([^\"]+)\"|\u201c([^\u201d]+)\u201d|\u201e([^\u201c\u201d]+)[\u201c\u201d]"
              + "|\u00ab([^\u00bb]+)\u00bb|\u00bb([^\u00ab]+)\u00ab|\u300c([^\u300d]+)\u300d");
  private static final Pattern MARKUP = Pattern.compile("https?:|[<>{}*_#`|]|\\p{Cc}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Faithful() {}

  /** What is wrong with a text about an article; nothing if it may stand for the gist. */
  public static Optional<String> objection(String text, Article article) {
    String whole = article.title() + "\n" + article.text();
    if (text.isBlank()) {
      return Optional.of("it is empty");
    }
    if (text.length() > LONGEST) {
      return Optional.of("it is longer than " + LONGEST + " characters");
    }
    Matcher markup = MARKUP.matcher(text);
    if (markup.find()) {
      return Optional.of("it holds " + markup.group().strip() + ", which is no plain sentence");
    }
    String language = Tongue.of(article.language(), article.text());
    if (Sentences.of(text, language).size() > MOST_SENTENCES) {
      return Optional.of("it has more than " + MOST_SENTENCES + " sentences");
    }
    return foreign(NUMBER, text, numbers(whole))
        .map(number -> "the article does not have the number " + number)
        .or(() -> quotation(text, whole))
        .or(() -> name(text, whole, language));
  }

  private static Set<String> numbers(String whole) {
    return NUMBER.matcher(whole).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  private static Optional<String> foreign(Pattern kind, String text, Set<String> known) {
    return kind.matcher(text)
        .results()
        .map(r -> r.group())
        .filter(f -> !known.contains(f))
        .findFirst();
  }

  private static Optional<String> quotation(String text, String whole) {
    String plain = SPACE.matcher(whole).replaceAll(" ");
    Matcher quotation = QUOTATION.matcher(text);
    while (quotation.find()) {
      for (int i = 1; i <= quotation.groupCount(); i++) {
        String said = quotation.group(i);
        if (said != null && !plain.contains(SPACE.matcher(said).replaceAll(" "))) {
          return Optional.of("the article does not have the words \"" + said + "\"");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A word with a capital must be a word of the article; one that opens a sentence, in any case.
   */
  private static Optional<String> name(String text, String whole, String language) {
    Set<String> exact = new HashSet<>();
    Set<String> any = new HashSet<>();
    WORD.matcher(whole)
        .results()
        .map(r -> r.group())
        .forEach(
            word -> {
              exact.add(word);
              any.add(word.toLowerCase(Locale.ROOT));
            });
    Set<Integer> openings =
        Sentences.of(text, language).stream().map(s -> s.start()).collect(Collectors.toSet());
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      boolean opening = openings.contains(name.start());
      List<String> parts = WORD.matcher(name.group()).results().map(r -> r.group()).toList();
      for (String part : parts) {
        boolean known =
            opening
                ? any.contains(part.toLowerCase(Locale.ROOT)) || isCommon(part, language)
                : exact.contains(part);
        if (!known) {
          return Optional.of("the article does not have the name " + name.group());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isCommon(String word, String language) {
    return anemone.edition.words.ContentWords.stopWords(language)
        .contains(word.toLowerCase(Locale.ROOT));
  }
}
