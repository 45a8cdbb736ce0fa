package anemone.edition.summary;

import anemone.edition.words.WordLists;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The words of a language that show whether a sentence needs context, and what it tells. */
final class Phrases {

  /** A kind of word; {@code phrases.properties} describes each. */
  enum Kind {
    LEANING,
    ALSO,
    TURNS,
    JOINS,
    THESE,
    TIMES,
    THE,
    SAID,
    HE,
    SUBJECT,
    IT,
    SEEMS,
    IS,
    A,
    CLAUSE,
    FOR,
    WHEN,
    DAYS,
    PAST,
    TRUISM,
    SELF,
    ME,
    VERDICT,
    STUDY,
    KINDS
  }

  private static final WordLists LISTS = WordLists.of(Phrases.class, "phrases.properties");

  /** Maximum number of words in a phrase. */
  private static final int MAX_WORDS = 4;

  /** Maximum length of a phrase of a language without spaces, in UTF-16 units. */
  private static final int MAX_CHARACTERS = 8;

  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th");

  /** Languages that use the lists of another. */
  private static final Map<String, String> SHARED = Map.of("no", "nb", "nn", "nb");

  private static final Map<String, Phrases> KNOWN = new ConcurrentHashMap<>();

  private final Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);

  /**
   * The first words of longer phrases, for a fast test: most words of a text are not among them.
   */
  private final Map<Kind, Set<String>> beginnings = new EnumMap<>(Kind.class);

  private final boolean unspaced;

  private Phrases(String language) {
    for (Kind kind : Kind.values()) {
      Set<String> own = LISTS.under(language + "." + kind.name().toLowerCase(Locale.ROOT));
      words.put(kind, own);
      beginnings.put(
          kind,
          own.stream()
              .filter(phrase -> phrase.indexOf('_') > 0)
              .map(phrase -> phrase.substring(0, phrase.indexOf('_')))
              .collect(Collectors.toUnmodifiableSet()));
    }
    unspaced = UNSPACED.contains(language);
  }

  /** Returns the phrases of a language, an ISO 639 code; none if it has no lists. */
  static Phrases of(String language) {
    String own = SHARED.getOrDefault(language, language);
    boolean listed = LISTS.keys().contains(own + ".leaning");
    return KNOWN.computeIfAbsent(listed ? own : "", Phrases::new);
  }

  /** Whether a sentence opens with a phrase. */
  boolean opens(Kind kind, Sentence sentence) {
    if (unspaced) {
      String text = sentence.text();
      for (int end = Math.min(MAX_CHARACTERS, text.length()); end > 0; end--) {
        if (words.getOrDefault(kind, Set.of()).contains(text.substring(0, end))) {
          return true;
        }
      }
      return false;
    }
    return beginsAt(kind, sentence.tokens(), 0);
  }

  /** Whether a phrase begins at a word, also one with an apostrophe: "l'" in "l'orologio". */
  boolean beginsAt(Kind kind, List<String> tokens, int at) {
    Set<String> phrases = words.getOrDefault(kind, Set.of());
    if (at >= tokens.size() || phrases.isEmpty()) {
      return false;
    }
    String first = tokens.get(at);
    if (phrases.contains(first)) {
      return true;
    }
    int apostrophe = first.indexOf('\'');
    if (apostrophe > 0 && phrases.contains(first.substring(0, apostrophe + 1))) {
      return true;
    }
    if (!beginnings.getOrDefault(kind, Set.of()).contains(first)) {
      return false;
    }
    StringBuilder phrase = new StringBuilder(first);
    for (int next = at + 1; next < Math.min(at + MAX_WORDS, tokens.size()); next++) {
      phrase.append('_').append(tokens.get(next));
      if (phrases.contains(phrase.toString())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number of words at which a phrase of a kind begins. */
  int count(Kind kind, List<String> tokens) {
    int found = 0;
    for (int at = 0; at < tokens.size(); at++) {
      found += beginsAt(kind, tokens, at) ? 1 : 0;
    }
    return found;
  }

  /** Whether a phrase of a kind begins at any of the words. */
  boolean in(Kind kind, List<String> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      if (beginsAt(kind, tokens, at)) {
        return true;
      }
    }
    return false;
  }
}
