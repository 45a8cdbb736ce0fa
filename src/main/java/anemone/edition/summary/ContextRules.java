package anemone.edition.summary;

import java.util.List;
import java.util.regex.Pattern;

/** Decides which sentences need the context of an earlier one to be understood. */
final class ContextRules {

  /** The number of words in which a demonstrative belongs to the first phrase. */
  private static final int FIRST_PHRASE = 2;

  /** The number of words in which one likely belongs to what was told before. */
  private static final int SECOND_PHRASE = 9;

  /** "Also" within the first words joins the sentence to the one before; later, parts of it. */
  private static final int EARLY = 6;

  /** A person identified by age alone was named before: "The 25-year-old", "Die 18-Jährige". */
  private static final Pattern PERSON_BY_AGE =
      Pattern.compile(
          "(?:The \\d+-year-old\\b|(?:Der|Die|Den|Dem) \\d+-[Jj]ährige|De"
              + " \\d+-(?:jarige|åring)|\\d+-latek|\\d+-åringen|[LE]['’a-z]*"
              + " (?:joven|hombre|mujer|homme|femme|uomo|donna) (?:de|di) \\d+)");

  private final Phrases phrases;
  private final Pronouns pronouns;

  ContextRules(Phrases phrases) {
    this.phrases = phrases;
    this.pronouns = new Pronouns(phrases);
  }

  /** Whether a sentence refers to something in an earlier one. */
  boolean isNeeded(Sentence sentence) {
    List<String> tokens = sentence.tokens();
    if (phrases.beginsAt(Phrases.Kind.SELF, tokens, 0)) {
      return false;
    }
    return phrases.opens(Phrases.Kind.LEANING, sentence)
        || (phrases.opens(Phrases.Kind.TURNS, sentence)
            && phrases.beginsAt(Phrases.Kind.LEANING, tokens, 1))
        || PERSON_BY_AGE.matcher(sentence.text()).lookingAt()
        || phrases.in(Phrases.Kind.ALSO, tokens.subList(0, Math.min(EARLY, tokens.size())))
        || pointsBack(tokens)
        || pronouns.pointBack(sentence)
        || isTaggedByPronoun(sentence);
  }

  /** Whether it says "this" or "those" of something, early, but maybe not of its subject. */
  boolean pointsBackEarly(Sentence sentence) {
    List<String> tokens = sentence.tokens();
    if (phrases.in(Phrases.Kind.SELF, tokens)) {
      return false;
    }
    for (int at = 0; at < Math.min(SECOND_PHRASE, tokens.size()); at++) {
      if (phrases.beginsAt(Phrases.Kind.THESE, tokens, at)
          && !phrases.beginsAt(Phrases.Kind.CLAUSE, tokens, at)
          && !isTime(tokens, at)) {
        return true;
      }
    }
    return false;
  }

  /** "This move", "in that case"; but not "this year" or "on this Friday". */
  private boolean pointsBack(List<String> tokens) {
    for (int at = 0; at < Math.min(FIRST_PHRASE, tokens.size() - 1); at++) {
      if (phrases.beginsAt(Phrases.Kind.THESE, tokens, at)) {
        return !isTime(tokens, at);
      }
      if (phrases.beginsAt(Phrases.Kind.THE, tokens, at)) {
        return false;
      }
    }
    return false;
  }

  /** Whether what follows a demonstrative makes it a point in time. */
  private boolean isTime(List<String> tokens, int at) {
    return phrases.beginsAt(Phrases.Kind.TIMES, tokens, at + 1)
        || phrases.beginsAt(Phrases.Kind.TIMES, tokens, at + 2);
  }

  /** Whether it quotes a person without a name: "We wait," he said. */
  private boolean isTaggedByPronoun(Sentence sentence) {
    if (!Quotes.of(sentence.text()).opens()) {
      return false;
    }
    List<String> tokens = sentence.tokens();
    for (int i = 1; i < tokens.size(); i++) {
      if (phrases.beginsAt(Phrases.Kind.SAID, tokens, i)
          && (phrases.beginsAt(Phrases.Kind.HE, tokens, i - 1)
              || phrases.beginsAt(Phrases.Kind.HE, tokens, i + 1))) {
        return true;
      }
    }
    return false;
  }
}
