package anemone.edition.summary;

import anemone.edition.Span;
import anemone.edition.words.LanguageDetector;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into sentences.
 *
 * <p>Where Unicode's rules (UAX #29, as implemented by ICU) see a possible end, {@link
 * SentenceEnds} decides by the words around it; {@link SentenceBreaks} finds the ends that those
 * rules miss. A sentence always ends with its paragraph, and never inside brackets or quotation
 * marks.
 */
public final class Sentences {

  /** White space, and lines of symbols that some texts draw above a heading. */
  private static final Pattern ORNAMENT =
      Pattern.compile("[\\s\\p{Z}]*(?:[/=_*~#-]{4,}[\\s\\p{Z}]*)?");

  private Sentences() {}

  /**
   * Returns the sentences of a text, in reading order.
   *
   * @param text plain text, with empty lines between paragraphs
   * @param language a BCP 47 tag, {@code und} if it is not known
   * @return exact, trimmed spans that do not overlap. Lines without letters (page numbers, rules)
   *     are left out unless the text has no other; empty only for a blank text
   */
  public static List<Span> of(String text, String language) {
    String tongue = LanguageDetector.of(language, text);
    BreakIterator unicode = BreakIterator.getSentenceInstance(ULocale.ROOT);
    // In Armenian a full stop separates clauses, as a colon does elsewhere.
    SentenceEnds endings = new SentenceEnds(Abbreviations.of(tongue), !tongue.equals("hy"));
    List<Span> all = new ArrayList<>();
    List<Span> withLetters = new ArrayList<>();
    for (Span run : Lines.runs(text)) {
      boolean worded = run.text().chars().anyMatch(Character::isLetter);
      for (Span found : split(run.text(), tongue, unicode, endings)) {
        Span sentence = Span.of(text, run.start() + found.start(), run.start() + found.end());
        all.add(sentence);
        if (worded) {
          withLetters.add(sentence);
        }
      }
    }
    return List.copyOf(withLetters.isEmpty() ? all : withLetters);
  }

  private static List<Span> split(
      String run, String tongue, BreakIterator unicode, SentenceEnds endings) {
    Enclosures enclosures = Enclosures.of(run);
    Set<Integer> certain = SentenceBreaks.certain(run, tongue);
    NavigableSet<Integer> places = new TreeSet<>(certain);
    places.addAll(SentenceBreaks.possible(run));
    unicode.setText(run);
    for (int at = unicode.next(); at != BreakIterator.DONE; at = unicode.next()) {
      places.add(at);
    }
    List<Span> found = new ArrayList<>();
    int from = 0;
    for (int at : places.headSet(run.length())) {
      boolean ends = certain.contains(at) || endings.endsAt(run, from, at);
      if (ends && !enclosures.hold(at)) {
        addTrimmed(run, from, at, found);
        from = at;
      }
    }
    addTrimmed(run, from, run.length(), found);
    return found;
  }

  private static void addTrimmed(String run, int from, int to, List<Span> found) {
    Matcher ornament = ORNAMENT.matcher(run).region(from, to);
    int start = ornament.lookingAt() ? ornament.end() : from;
    int end = TextScan.beforeSpace(run, start, to);
    if (start < end) {
      found.add(Span.of(run, start, end));
    }
  }
}
