package anemone.edition.summary;

import anemone.edition.words.WordLists;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The words of a language by which a sentence shows whether it can stand where it is put. */
final class Phrases {

  /** What a word shows; the file {@code phrases.properties} says it of each. */
  enum Kind {
    LEANING,
    ALSO,
    TURNS,
    THESE,
    TIMES,
    THE,
    SAID,
    HE,
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

  /** The most words of a phrase in the lists. */
  private static final int MAX_WORDS = 4;

  /** The most characters of a phrase of a language that writes no spaces. */
  private static final int MAX_CHARACTERS = 8;

  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th");

  /** Tags of languages that share the words of another. */
  private static final Map<String, String> SHARED = Map.of("no", "nb", "nn", "nb");

  private static final Map<String, Phrases> KNOWN = new ConcurrentHashMap<>();

  private final Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);

  /** The first words of the phrases that have several: most words of a text are none of them. */
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

  /** Those of a language, an ISO 639 code; none for one without lists. */
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

  /** Whether one of some words begins a phrase, or is one with an apostrophe: "l'orologio". */
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

  /** How many phrases of a kind begin among some words. */
  int count(Kind kind, List<String> tokens) {
    int found = 0;
    for (int at = 0; at < tokens.size(); at++) {
      found += beginsAt(kind, tokens, at) ? 1 : 0;
    }
    return found;
  }

  /** Whether a phrase of a kind begins among some words. */
  boolean in(Kind kind, List<String> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      if (beginsAt(kind, tokens, at)) {
        return true;
      }
    }
    return false;
  }
}
