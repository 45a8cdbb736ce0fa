package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.Span;
import anemone.edition.Summarizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A summariser that puts the news first: the best leading sentence, then the one that adds most.
 *
 * <p>Hard rules decide which sentences are never shown ({@link UnfitSentences}) and which only
 * after another ({@link ContextRules}). Of those that may lead, the one with the highest {@link
 * LeadScore} leads.
 */
public final class LeadSummarizer implements Summarizer {

  /** Minimum number of candidates; the gist of a shorter article covers it. */
  private static final int MIN_FOR_POINTS = 8;

  /** Maximum length of a point, in UTF-16 units, so that it is read at a glance. */
  private static final int LONGEST_POINT = 200;

  /** The bonus of a sentence that directly follows the last one in the article. */
  private static final double NEXT = 0.9;

  /** The factor of a sentence's weight, which says how much of the article it covers. */
  private static final double TELLING = 3;

  /** The factor of the lead score for sentences after the first. */
  private static final double LEADING = 0.25;

  private static final Comparator<Candidate> READING_ORDER =
      Comparator.comparingInt(c -> c.sentence().index());

  private static final Comparator<Candidate> HEAVIEST_FIRST =
      Comparator.comparingDouble(Candidate::weight).reversed();

  /** The last article read: its points are asked for right after its gist. */
  private final AtomicReference<Reading> last = new AtomicReference<>();

  private record Reading(Article article, List<Candidate> candidates) {}

  @Override
  public List<Span> gist(Article article, int max) {
    List<Candidate> candidates = candidates(article);
    List<Candidate> chosen = new ArrayList<>();
    Optional<Candidate> next = max > 0 ? lead(candidates) : Optional.empty();
    while (next.isPresent()) {
      chosen.add(next.get());
      next = chosen.size() < max ? next(candidates, chosen) : Optional.empty();
    }
    return chosen.stream().map(c -> c.sentence().span()).toList();
  }

  private List<Candidate> candidates(Article article) {
    Reading reading =
        Optional.ofNullable(last.get())
            .filter(r -> r.article().equals(article))
            .orElseGet(() -> new Reading(article, Candidates.of(article)));
    last.set(reading);
    return reading.candidates();
  }

  /** If no sentence stands alone, the first may lead, since the headline is its only context. */
  private static Optional<Candidate> lead(List<Candidate> candidates) {
    return candidates.stream()
        .filter(c -> c.standsAlone())
        .max(Comparator.comparingDouble(Candidate::lead))
        .or(() -> candidates.stream().filter(c -> c.sentence().index() == 0).findFirst());
  }

  /** Returns the candidate that adds most, preferably from later in the article. */
  private static Optional<Candidate> next(List<Candidate> candidates, List<Candidate> chosen) {
    Candidate last = chosen.get(chosen.size() - 1);
    double heaviest = candidates.stream().mapToDouble(Candidate::weight).max().orElse(0);
    Comparator<Candidate> adds =
        Comparator.comparingDouble(
            c ->
                LEADING * c.lead()
                    + (c.sentence().index() == last.sentence().index() + 1 ? NEXT : 0)
                    + TELLING * c.weight() / Math.max(1, heaviest));
    List<Candidate> fit =
        candidates.stream()
            .filter(c -> !chosen.contains(c) && chosen.stream().noneMatch(c::repeats))
            .filter(
                c ->
                    c.standsAfter(last)
                        || chosen.stream().anyMatch(t -> c.named() == t.sentence().index()))
            .toList();
    return fit.stream()
        .filter(c -> c.sentence().index() > last.sentence().index())
        .max(adds)
        .or(() -> fit.stream().max(adds));
  }

  @Override
  public List<Span> points(Article article, List<Span> gist, int max) {
    List<Candidate> all = candidates(article);
    if (all.size() < MIN_FOR_POINTS) {
      return List.of();
    }
    List<Candidate> chosen =
        new ArrayList<>(all.stream().filter(c -> gist.contains(c.sentence().span())).toList());
    List<Candidate> points = new ArrayList<>();
    for (Candidate candidate : all.stream().sorted(HEAVIEST_FIRST).toList()) {
      boolean fits =
          candidate.standsAlone() && candidate.sentence().text().length() <= LONGEST_POINT;
      if (points.size() < max && fits && chosen.stream().noneMatch(candidate::repeats)) {
        points.add(candidate);
        chosen.add(candidate);
      }
    }
    return points.stream().sorted(READING_ORDER).map(c -> c.sentence().span()).toList();
  }

  @Override
  public int minutes(Article article) {
    return ReadingTime.minutes(article.text());
  }
}
