package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.words.ContentWords;
import anemone.edition.words.Tongue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks whether a text that a model made of an article keeps to it, as far as a program can tell.
 *
 * <p>Every number, name, quotation and web address in it must be in the article, it negates only
 * what the article negates, and it may not be long. Whether it is true otherwise is not checked. In
 * a language whose names or negations cannot be recognised, every text is refused.
 */
public final class Faithful {

  private static final int LONGEST = 400;
  private static final int MAX_SENTENCES = 2;

  /** Digits of any script, fractions, and numbers in circles. */
  private static final Pattern NUMBER =
      Pattern.compile("\\p{N}(?:[\\p{N}.,:\u2019\u066b\u066c']*+(?<=\\p{N}))?+");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:[-'\u2019\u2011][\\p{L}\\p{M}\\p{N}]++)*+");
  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");

  /** Quotation marks of any kind; those that are also apostrophes, only where they are none. */
  private static final Pattern QUOTATION_MARK =
      Pattern.compile(
          "[\"\u00ab\u00bb\u2018\u201a-\u201f\u2039\u203a\u2033\u2036\u275b-\u2760\u276e\u276f"
              + "\u300c-\u300f\u301d-\u301f\ufe41-\ufe44\uff02\uff62\uff63]"
              + "|['\u2019\u2032\u2035`\u00b4\uff07](?![\\p{L}\\p{N}])"
              + "|(?<![\\p{L}\\p{N}])['\u2019\u2032\u2035`\u00b4\uff07]");

  /** A name of a host, or a dot that programs take for one of it. */
  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{N}][.\u3002\uff0e\uff61][\\p{L}\\p{N}-]*\\p{L}{2}|@|www\\b");

  private static final Pattern MARKUP = Pattern.compile("https?:|[<>{}\\[\\]*_#|\\\\]");

  /** Characters that are not seen, or that mean what two programs disagree about. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Pattern UNCASED = Pattern.compile("\\p{Lo}");
  private static final Pattern CAPITAL = Pattern.compile("[\\p{Lu}\\p{Lt}]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Faithful() {}

  /** Returns what is wrong with a text about an article; empty if it may replace the gist. */
  public static Optional<String> objection(String text, Article article) {
    String whole = article.title() + "\n" + article.text();
    String language = Tongue.of(article.language(), article.text());
    return form(text, language)
        .or(() -> script(text, whole))
        .or(() -> foreign(DOMAIN, text, whole, "the web address "))
        .or(() -> number(text, whole))
        .or(() -> quotation(text, whole))
        .or(() -> name(text, whole, language))
        .or(() -> Negations.objection(text, whole, language));
  }

  private static Optional<String> form(String text, String language) {
    if (text.isBlank()) {
      return Optional.of("it is empty");
    }
    if (text.length() > LONGEST) {
      return Optional.of("it is longer than " + LONGEST + " characters");
    }
    if (HIDDEN.matcher(text).find()) {
      return Optional.of("it has a character that is not seen");
    }
    Matcher markup = MARKUP.matcher(text);
    if (markup.find()) {
      return Optional.of("it has " + markup.group() + ", so it is no plain sentence");
    }
    if (Sentences.of(text, language).size() > MAX_SENTENCES) {
      return Optional.of("it has more than " + MAX_SENTENCES + " sentences");
    }
    return UNCASED.matcher(text).find() || !Negations.knows(language)
        ? Optional.of("names and negations cannot be checked in this language: " + language)
        : Optional.empty();
  }

  /** Letters of a script that the article does not use may look like those of one that it does. */
  private static Optional<String> script(String text, String whole) {
    Set<Character.UnicodeScript> known =
        whole.codePoints().mapToObj(Character.UnicodeScript::of).collect(Collectors.toSet());
    return text.codePoints()
        .filter(c -> Character.isLetter(c) && !known.contains(Character.UnicodeScript.of(c)))
        .mapToObj(c -> "the article has no " + Character.getName(c))
        .findFirst();
  }

  private static Optional<String> number(String text, String whole) {
    Set<String> known =
        NUMBER.matcher(whole).results().map(MatchResult::group).collect(Collectors.toSet());
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(number -> !known.contains(number))
        .findFirst()
        .map(number -> "the article does not have the number " + number);
  }

  /** Each word with a match must be a word of the article. */
  private static Optional<String> foreign(Pattern kind, String text, String whole, String what) {
    return SPACE
        .splitAsStream(text)
        .filter(word -> kind.matcher(word).find() && !whole.contains(word))
        .findFirst()
        .map(word -> "the article does not have " + what + word);
  }

  private static Optional<String> quotation(String text, String whole) {
    String plain = SPACE.matcher(whole).replaceAll(" ");
    List<MatchResult> marks = QUOTATION_MARK.matcher(text).results().toList();
    if (marks.size() % 2 != 0) {
      return Optional.of("it has a quotation mark without another");
    }
    for (int i = 0; i < marks.size(); i += 2) {
      String said = text.substring(marks.get(i).end(), marks.get(i + 1).start());
      if (!plain.contains(SPACE.matcher(said).replaceAll(" ").strip())) {
        return Optional.of("the article does not have the words \"" + said + "\"");
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
    PART.matcher(whole)
        .results()
        .map(MatchResult::group)
        .forEach(
            word -> {
              exact.add(word);
              any.add(word.toLowerCase(Locale.ROOT));
            });
    Set<Integer> openings =
        Sentences.of(text, language).stream().map(s -> s.start()).collect(Collectors.toSet());
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (CAPITAL.matcher(word.group()).find()
          && !isKnown(word.group(), openings.contains(word.start()), exact, any, language)) {
        return Optional.of("the article does not have the name " + word.group());
      }
    }
    return Optional.empty();
  }

  private static boolean isKnown(
      String name, boolean opening, Set<String> exact, Set<String> any, String language) {
    return PART.matcher(name)
        .results()
        .map(MatchResult::group)
        .allMatch(
            part ->
                exact.contains(part)
                    || (opening
                        && (any.contains(part.toLowerCase(Locale.ROOT))
                            || ContentWords.stopWords(language)
                                .contains(part.toLowerCase(Locale.ROOT)))));
  }
}
