package anemone.edition.summary;

import anemone.edition.words.ContentWords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Compares the negations of a text with those of an article.
 *
 * <p>A sentence is compared with the sentences of the article that share the most content words
 * with it: one of them must be negated if it is, and not negated if it is not.
 */
final class Negations {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]++(?:['\u2019]\\p{L}++)?+");

  /** Words that negate, by language. */
  private static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "en",
              words(
                  "no not never none nobody nothing nowhere neither nor without cannot hardly"
                      + " scarcely barely fail fails failed deny denies denied refuse refuses"
                      + " refused false")),
          Map.entry(
              "de",
              words(
                  "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand"
                      + " niemanden nirgends weder ohne kaum falsch")),
          Map.entry(
              "fr", words("ne pas non jamais rien aucun aucune personne sans ni guère nulle faux")),
          Map.entry("es", words("no nunca jamás nada nadie ningún ninguno ninguna sin ni tampoco")),
          Map.entry(
              "it",
              words("non no mai niente nulla nessuno nessun nessuna senza né neanche nemmeno")),
          Map.entry("pt", words("não nunca jamais nada ninguém nenhum nenhuma sem nem tampouco")),
          Map.entry("nl", words("niet geen nooit niets niemand nergens noch zonder")),
          Map.entry("sv", words("inte ej icke aldrig ingen inget inga ingenting utan varken")),
          Map.entry("da", words("ikke ej aldrig ingen intet ingenting uden hverken")),
          Map.entry("nb", words("ikke ei aldri ingen intet ingenting uten verken")),
          Map.entry("no", words("ikke ei aldri ingen intet ingenting uten verken")),
          Map.entry("pl", words("nie nigdy nic nikt nikogo żaden żadna żadne bez ani")),
          Map.entry("ru", words("не нет ни никогда ничего никто никого без нельзя")),
          Map.entry("uk", words("не ні ніколи нічого ніхто нікого без немає")),
          Map.entry("el", words("δεν μην όχι ποτέ τίποτα κανείς κανένας χωρίς ούτε")));

  private Negations() {}

  /** Whether the negating words of a language are known. */
  static boolean knows(String language) {
    return WORDS.containsKey(language);
  }

  /** Returns the first sentence whose negation differs from the article's, in words, if any. */
  static Optional<String> objection(String text, String whole, String language) {
    List<Content> article =
        whole
            .lines()
            .flatMap(line -> Sentences.of(line, language).stream())
            .map(sentence -> content(sentence.text(), language))
            .toList();
    return Sentences.of(text, language).stream()
        .filter(sentence -> differs(content(sentence.text(), language), article))
        .map(
            sentence ->
                content(sentence.text(), language).negated()
                    ? "the article does not say this with a \"not\": " + sentence.text()
                    : "the article says this with a \"not\": " + sentence.text())
        .findFirst();
  }

  private static boolean differs(Content sentence, List<Content> article) {
    long best = article.stream().mapToLong(sentence::shared).max().orElse(0);
    return article.stream()
        .filter(other -> sentence.shared(other) == best)
        .noneMatch(other -> other.negated() == sentence.negated());
  }

  private static Content content(String sentence, String language) {
    Set<String> words = new HashSet<>();
    boolean negated = false;
    Set<String> negating = WORDS.getOrDefault(language, Set.of());
    Set<String> stops = ContentWords.stopWords(language);
    for (MatchResult found : WORD.matcher(sentence.toLowerCase(Locale.ROOT)).results().toList()) {
      String word = found.group().replace('\u2019', '\'');
      if (negating.contains(word) || word.endsWith("n't") || word.startsWith("n'")) {
        negated = true;
      } else if (!stops.contains(word)) {
        words.add(word);
      }
    }
    return new Content(words, negated);
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  private record Content(Set<String> words, boolean negated) {

    long shared(Content other) {
      return words.stream().filter(other.words()::contains).count();
    }
  }
}
