package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.words.ContentWords;
import anemone.edition.words.LanguageDetector;
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
 * Checks whether a model's text about an article is faithful to it, as far as a program can tell.
 *
 * <p>Every number, name, quotation and web address in the text must be in the article; it must
 * negate only what the article negates, and be short. Nothing else is checked. If names or
 * negations cannot be recognised in its language, every text is refused.
 */
public final class FaithfulnessCheck {

  private static final int LONGEST = 400;
  private static final int MAX_SENTENCES = 2;

  /** Digits of any script, fractions, and numbers in circles. */
  private static final Pattern NUMBER =
      Pattern.compile("\\p{N}(?:[\\p{N}.,:\u2019\u066b\u066c']*+(?<=\\p{N}))?+");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:[-'\u2019\u2011][\\p{L}\\p{M}\\p{N}]++)*+");
  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");

  /** Quotation marks of any kind, without those used as apostrophes. */
  private static final Pattern QUOTATION_MARK =
      Pattern.compile(
          "[\"\u00ab\u00bb\u2018\u201a-\u201f\u2039\u203a\u2033\u2036\u275b-\u2760\u276e\u276f"
              + "\u300c-\u300f\u301d-\u301f\ufe41-\ufe44\uff02\uff62\uff63]"
              + "|['\u2019\u2032\u2035`\u00b4\uff07](?![\\p{L}\\p{N}])"
              + "|(?<![\\p{L}\\p{N}])['\u2019\u2032\u2035`\u00b4\uff07]");

  /** A host name or address, also with the dots of other scripts that programs accept in one. */
  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{N}][.\u3002\uff0e\uff61][\\p{L}\\p{N}-]*\\p{L}{2}|@|www\\b");

  private static final Pattern MARKUP = Pattern.compile("https?:|[<>{}\\[\\]*_#|\\\\]");

  /** Characters that are invisible, or that programs interpret differently. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Pattern UNCASED = Pattern.compile("\\p{Lo}");
  private static final Pattern CAPITAL = Pattern.compile("[\\p{Lu}\\p{Lt}]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private FaithfulnessCheck() {}

  /** Returns what is wrong with a text about an article; empty if it may replace the gist. */
  public static Optional<String> objection(String text, Article article) {
    String whole = article.title() + "\n" + article.text();
    String language = LanguageDetector.of(article.language(), article.text());
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
      return Optional.of("it has an invisible character");
    }
    Matcher markup = MARKUP.matcher(text);
    if (markup.find()) {
      return Optional.of("it has " + markup.group() + ", so it is not plain text");
    }
    if (Sentences.of(text, language).size() > MAX_SENTENCES) {
      return Optional.of("it has more than " + MAX_SENTENCES + " sentences");
    }
    return UNCASED.matcher(text).find() || !Negations.knows(language)
        ? Optional.of("names and negations cannot be checked in this language: " + language)
        : Optional.empty();
  }

  /** Letters of a script that the article does not use may imitate letters of one that it uses. */
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

  /** Every word that matches must be in the article. */
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
      return Optional.of("it has an unpaired quotation mark");
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
   * Every capitalised word must be in the article, with the same case unless it opens a sentence.
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
