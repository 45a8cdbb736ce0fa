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
 * Tells the news first: the sentence that would lead, then the one that adds most to it.
 *
 * <p>Hard rules say which sentences may be shown at all ({@link Unfit}) and which only behind
 * another ({@link Leaning}); of those that may lead, the one that {@link LeadScore} weighs heaviest
 * does.
 */
public final class LeadSummarizer implements Summarizer {

  /** An article of fewer sentences is told by its gist. */
  private static final int MIN_FOR_POINTS = 8;

  /** A point is read at a glance, in letters. */
  private static final int LONGEST_POINT = 200;

  /** What a sentence gains for following the one before it in the article too. */
  private static final double NEXT = 0.5;

  /** What a sentence gains for telling much of the article. */
  private static final double TELLING = 3;

  /** How much its fitness to lead counts for a sentence that does not. */
  private static final double LEADING = 0.25;

  private static final Comparator<Candidate> READING_ORDER =
      Comparator.comparingInt(c -> c.sentence().index());

  private static final Comparator<Candidate> HEAVIEST_FIRST =
      Comparator.comparingDouble(Candidate::weight).reversed();

  /** What was read last: points are asked for right after the gist of the same article. */
  private final AtomicReference<Reading> last = new AtomicReference<>();

  private record Reading(Article article, List<Candidate> candidates) {}

  @Override
  public List<Span> gist(Article article, int max) {
    List<Candidate> candidates = candidates(article);
    List<Candidate> told = new ArrayList<>();
    Optional<Candidate> next = max > 0 ? lead(candidates) : Optional.empty();
    while (next.isPresent()) {
      told.add(next.get());
      next = told.size() < max ? next(candidates, told) : Optional.empty();
    }
    return told.stream().map(c -> c.sentence().span()).toList();
  }

  private List<Candidate> candidates(Article article) {
    Reading reading =
        Optional.ofNullable(last.get())
            .filter(r -> r.article().equals(article))
            .orElseGet(() -> new Reading(article, Candidates.of(article)));
    last.set(reading);
    return reading.candidates();
  }

  /** Where no sentence stands alone, the very first may lead: it can lean on the headline only. */
  private static Optional<Candidate> lead(List<Candidate> candidates) {
    return candidates.stream()
        .filter(c -> c.stand() == Candidate.Stand.ALONE)
        .max(Comparator.comparingDouble(Candidate::lead))
        .or(() -> candidates.stream().filter(c -> c.sentence().index() == 0).findFirst());
  }

  /** The one that adds most; one that follows in the article, where any does. */
  private static Optional<Candidate> next(List<Candidate> candidates, List<Candidate> told) {
    Candidate last = told.get(told.size() - 1);
    double heaviest = candidates.stream().mapToDouble(Candidate::weight).max().orElse(0);
    Comparator<Candidate> adds =
        Comparator.comparingDouble(
            c ->
                LEADING * c.lead()
                    + (c.sentence().index() == last.sentence().index() + 1 ? NEXT : 0)
                    + TELLING * c.weight() / Math.max(1, heaviest));
    List<Candidate> fit =
        candidates.stream()
            .filter(c -> !told.contains(c) && told.stream().noneMatch(c::repeats))
            .filter(
                c ->
                    c.standsBehind(last)
                        || told.stream().anyMatch(t -> c.named() == t.sentence().index()))
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
    List<Candidate> told =
        new ArrayList<>(all.stream().filter(c -> gist.contains(c.sentence().span())).toList());
    List<Candidate> points = new ArrayList<>();
    for (Candidate candidate : all.stream().sorted(HEAVIEST_FIRST).toList()) {
      boolean fits =
          candidate.stand() == Candidate.Stand.ALONE
              && candidate.sentence().text().length() <= LONGEST_POINT;
      if (points.size() < max && fits && told.stream().noneMatch(candidate::repeats)) {
        points.add(candidate);
        told.add(candidate);
      }
    }
    return points.stream().sorted(READING_ORDER).map(c -> c.sentence().span()).toList();
  }

  @Override
  public int minutes(Article article) {
    return ReadingTime.minutes(article.text());
  }
}
