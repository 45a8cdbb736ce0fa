package anemone.edition.summary;

import anemone.edition.summary.Phrases.Kind;
import java.util.List;

/**
 * Finds pronouns that are the subject of a sentence and stand for something in an earlier one: "it
 * is the first version", "in 2019, she moved", "when it is fried"; but not "it is known that", and
 * not "as she leaves office, Ines Marbach".
 */
final class Pronouns {

  /** Maximum length of what stands before the main clause, in UTF-16 units. */
  private static final int LONGEST_OPENING = 70;

  /** The number of words after a verb in which a clause may begin that the pronoun stands for. */
  private static final int REACH = 9;

  private final Phrases phrases;

  Pronouns(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * Whether the subject of a sentence is a pronoun for something that the sentence has not named.
   */
  boolean pointBack(Sentence sentence) {
    List<String> tokens = sentence.tokens();
    if (standsForThing(tokens, 0)) {
      return true;
    }
    if (phrases.beginsAt(Kind.WHEN, tokens, 0) && phrases.beginsAt(Kind.SUBJECT, tokens, 1)) {
      return !hasName(sentence, 2, tokens.size());
    }
    int comma = sentence.text().indexOf(", ");
    if (comma < 0 || comma > LONGEST_OPENING) {
      return false;
    }
    int main = ArticleSentences.tokens(sentence.text().substring(0, comma)).size();
    return standsForThing(tokens, main) && !hasName(sentence, 1, main);
  }

  private boolean standsForThing(List<String> tokens, int at) {
    return phrases.beginsAt(Kind.SUBJECT, tokens, at) && !standsForNothing(tokens, at);
  }

  /** Whether it only takes the place of a subject: "it is not clear whether", "it seems". */
  private boolean standsForNothing(List<String> tokens, int at) {
    if (!phrases.beginsAt(Kind.IT, tokens, at)) {
      return false;
    }
    if (phrases.beginsAt(Kind.SEEMS, tokens, at + 1)) {
      return true;
    }
    int verb = phrases.beginsAt(Kind.IS, tokens, at) ? at : at + 1;
    if (!phrases.beginsAt(Kind.IS, tokens, verb)) {
      return false;
    }
    List<String> rest =
        tokens.subList(verb + 1, Math.max(verb + 1, Math.min(verb + REACH, tokens.size())));
    boolean thing = phrases.in(Kind.A, rest.subList(0, Math.min(2, rest.size())));
    return thing
        ? phrases.in(Kind.FOR, rest) && phrases.in(Kind.CLAUSE, rest)
        : phrases.in(Kind.CLAUSE, rest);
  }

  /** Whether a word is written like a name and is not a day or a month. */
  private boolean hasName(Sentence sentence, int from, int to) {
    List<String> written = sentence.written();
    for (int i = from; i < Math.min(to, written.size()); i++) {
      boolean time =
          phrases.beginsAt(Kind.TIMES, sentence.tokens(), i)
              || phrases.beginsAt(Kind.ME, sentence.tokens(), i);
      if (!time && Character.isUpperCase(written.get(i).codePointAt(0))) {
        return true;
      }
    }
    return false;
  }
}
