package anemone.edition.summary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where an article gives a person's full name first: "Ada Lovelace", later "Lovelace". */
final class Names {

  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "dr",
          "prof",
          "sir",
          "herr",
          "frau",
          "monsieur",
          "madame",
          "mme",
          "m",
          "señor",
          "señora",
          "sr",
          "sra",
          "signor",
          "signora");

  private final Map<String, Integer> first = new HashMap<>();

  /**
   * Reads the names.
   *
   * @param headline the headline, which has been read before the sentences
   * @param joining the language's stop words, which are not names
   */
  Names(List<Sentence> sentences, Headline headline, Phrases phrases, Set<String> joining) {
    for (Sentence sentence : sentences) {
      List<String> words = sentence.written();
      for (int i = 1; i < words.size(); i++) {
        boolean pair = isName(words.get(i - 1)) && isName(words.get(i));
        String last = sentence.tokens().get(i);
        if (pair
            && !phrases.beginsAt(Phrases.Kind.DAYS, sentence.tokens(), i - 1)
            && !phrases.beginsAt(Phrases.Kind.THE, sentence.tokens(), i - 1)
            && !joining.contains(last)
            && !joining.contains(sentence.tokens().get(i - 1))
            && !headline.has(last)) {
          first.putIfAbsent(last, sentence.index());
        }
      }
    }
  }

  /**
   * Returns the sentence with the full name of the person whose last name opens a sentence.
   *
   * @return its index, or -1 if the sentence does not open with a last name from an earlier one
   */
  int fullAt(Sentence sentence) {
    List<String> tokens = sentence.tokens();
    if (tokens.isEmpty() || !isName(sentence.written().get(0))) {
      return -1;
    }
    boolean titled = TITLES.contains(tokens.get(0)) && tokens.size() > 1;
    int at = titled ? 1 : 0;
    if (!titled && tokens.size() > 1 && isName(sentence.written().get(1))) {
      return -1;
    }
    String name = tokens.get(at);
    String bare = name.endsWith("'s") ? name.substring(0, name.length() - 2) : name;
    int named = first.getOrDefault(bare, sentence.index());
    return named < sentence.index() ? named : -1;
  }

  /** Whether a sentence has a name or acronym of two words or more. */
  static boolean in(Sentence sentence) {
    List<String> words = sentence.written();
    for (int i = 1; i < words.size(); i++) {
      if (isName(words.get(i - 1)) && isName(words.get(i)) && i > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String word) {
    return word.length() > 1
        && Character.isUpperCase(word.codePointAt(0))
        && !Character.isDigit(word.charAt(1));
  }
}
