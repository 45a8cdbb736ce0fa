package anemone.edition.summary;

import anemone.edition.Span;
import anemone.edition.words.Tongue;
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
 * The sentences of a text.
 *
 * <p>Where Unicode's rules (UAX #29, as ICU carries them out) see a possible end, {@link Endings}
 * judges it by the words around it; {@link Breaks} finds the ends that those rules cannot see. The
 * end of a paragraph always ends a sentence, and nothing ends within brackets or quotation marks.
 */
public final class Sentences {

  /** White space, and the rules that some texts draw with signs above a heading. */
  private static final Pattern ORNAMENT =
      Pattern.compile("[\\s\\p{Z}]*(?:[/=_*~#-]{4,}[\\s\\p{Z}]*)?");

  private Sentences() {}

  /**
   * The sentences of a text, in reading order.
   *
   * @param text plain text, paragraphs parted by an empty line
   * @param language a BCP 47 tag, {@code und} where it is not known
   * @return exact, trimmed spans that do not overlap, without the lines that hold no letter (page
   *     numbers, rules) where others do; empty for a blank text only
   */
  public static List<Span> of(String text, String language) {
    String tongue = Tongue.of(language, text);
    BreakIterator unicode = BreakIterator.getSentenceInstance(ULocale.ROOT);
    // In Armenian the full stop parts clauses, as a colon does elsewhere.
    Endings endings = new Endings(Abbreviations.of(tongue), !tongue.equals("hy"));
    List<Span> all = new ArrayList<>();
    List<Span> told = new ArrayList<>();
    for (Span run : Lines.runs(text)) {
      boolean worded = run.text().chars().anyMatch(Character::isLetter);
      for (Span found : split(run.text(), tongue, unicode, endings)) {
        Span sentence = Span.of(text, run.start() + found.start(), run.start() + found.end());
        all.add(sentence);
        if (worded) {
          told.add(sentence);
        }
      }
    }
    return List.copyOf(told.isEmpty() ? all : told);
  }

  private static List<Span> split(
      String run, String tongue, BreakIterator unicode, Endings endings) {
    Enclosures enclosures = Enclosures.of(run);
    Set<Integer> certain = Breaks.certain(run, tongue);
    NavigableSet<Integer> places = new TreeSet<>(certain);
    places.addAll(Breaks.possible(run));
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
    int end = Around.beforeSpace(run, start, to);
    if (start < end) {
      found.add(Span.of(run, start, end));
    }
  }
}
