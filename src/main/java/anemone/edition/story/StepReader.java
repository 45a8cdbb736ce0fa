package anemone.edition.story;

import anemone.edition.Step;
import anemone.edition.words.WordLists;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads from a headline what kind of step it reports: the first word that tells decides. */
final class StepReader {

  private static final WordLists WORDS = WordLists.of(StepReader.class, "steps.properties");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'-]+");
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th");
  private static final Map<String, Step> LISTS =
      Map.of("outcome", Step.OUTCOME, "reaction", Step.REACTION, "preview", Step.PREVIEW);

  private StepReader() {}

  /**
   * A step, and the word that tells.
   *
   * @param step its kind
   * @param word the word, or its beginning, as listed; empty if none tells
   */
  record Reading(Step step, String word) {}

  /**
   * Returns the step of a headline.
   *
   * @param language an ISO 639 code, or empty
   */
  static Reading of(String headline, String language) {
    String lower = headline.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    boolean spaced = !UNSPACED.contains(language);
    String text = spaced ? " " + BETWEEN_WORDS.matcher(lower).replaceAll(" ") + " " : lower;
    Reading reading = new Reading(Step.DEVELOPMENT, "");
    int first = text.length();
    for (Map.Entry<String, Step> list : LISTS.entrySet()) {
      for (String listed : WORDS.under(language + "." + list.getKey())) {
        boolean open = listed.endsWith("*");
        String word = (open ? listed.substring(0, listed.length() - 1) : listed).replace('_', ' ');
        int at = text.indexOf(spaced ? " " + word + (open ? "" : " ") : word);
        boolean longer = at == first && word.length() > reading.word().length();
        if (at >= 0 && (at < first || longer)) {
          reading = new Reading(list.getValue(), word);
          first = at;
        }
      }
    }
    return reading;
  }
}
