package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sentences of an article that may be in a gist, numbered from 1 in reading order, for a
 * language model or an editor to choose from. The hard rules of {@link LeadSummarizer} hold: the
 * first sentence can be understood alone, and each further one after those before it.
 */
public final class Shortlist {

  /** Maximum number of sentences; of a longer article, those with the highest lead scores. */
  public static final int MAX_SENTENCES = 40;

  private final List<Candidate> candidates;

  private Shortlist(List<Candidate> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** Returns the shortlist of an article; empty if no sentence may be shown. */
  public static Shortlist of(Article article) {
    List<Candidate> all = Candidates.of(article);
    return new Shortlist(
        all.stream()
            .sorted(Comparator.comparingDouble(Candidate::lead).reversed())
            .limit(MAX_SENTENCES)
            .sorted(Comparator.comparingInt(c -> c.sentence().index()))
            .toList());
  }

  /** Returns the text of each sentence; the number of the first is 1. */
  public List<String> sentences() {
    return candidates.stream().map(c -> c.sentence().text()).toList();
  }

  /**
   * Returns a gist of the given sentences.
   *
   * @param numbers the numbers of the sentences, the leading one first
   * @param max the maximum number of sentences; further ones are left out
   * @return the sentences, without those that repeat another or need one that is not shown; empty
   *     if a number does not exist or the first sentence must not lead
   */
  public Optional<List<Span>> gist(List<Integer> numbers, int max) {
    if (numbers.isEmpty() || !numbers.stream().allMatch(this::exists)) {
      return Optional.empty();
    }
    Candidate lead = candidate(numbers.get(0));
    if (!mayLead(lead)) {
      return Optional.empty();
    }
    List<Candidate> chosen = new ArrayList<>(List.of(lead));
    for (int number : numbers.subList(1, numbers.size())) {
      Candidate next = candidate(number);
      boolean stands = chosen.stream().anyMatch(next::standsAfter);
      if (chosen.size() < max && stands && chosen.stream().noneMatch(next::repeats)) {
        chosen.add(next);
      }
    }
    return Optional.of(chosen.stream().map(c -> c.sentence().span()).toList());
  }

  /**
   * Returns points from the given sentences, in reading order: those that exist, stand alone and do
   * not repeat the gist or each other.
   *
   * @param max the maximum number of points
   */
  public List<Span> points(List<Integer> numbers, List<Span> gist, int max) {
    List<Candidate> chosen =
        new ArrayList<>(
            candidates.stream().filter(c -> gist.contains(c.sentence().span())).toList());
    List<Candidate> points = new ArrayList<>();
    for (int number : numbers) {
      if (points.size() < max && exists(number)) {
        Candidate next = candidate(number);
        if (next.standsAlone() && chosen.stream().noneMatch(next::repeats)) {
          points.add(next);
          chosen.add(next);
        }
      }
    }
    return points.stream()
        .sorted(Comparator.comparingInt(c -> c.sentence().index()))
        .map(c -> c.sentence().span())
        .toList();
  }

  /** If no sentence stands alone, the first may lead, as in {@link LeadSummarizer}. */
  private boolean mayLead(Candidate candidate) {
    return candidate.standsAlone()
        || (candidate.sentence().index() == 0
            && candidates.stream().noneMatch(c -> c.standsAlone()));
  }

  private boolean exists(int number) {
    return number >= 1 && number <= candidates.size();
  }

  private Candidate candidate(int number) {
    return candidates.get(number - 1);
  }
}
