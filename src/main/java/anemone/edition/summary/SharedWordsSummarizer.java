package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.Span;
import anemone.edition.Summarizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the sentences that share most words with the rest of the article.
 *
 * <p>A sentence weighs as much as its distinct words, and a word as often as the article says it
 * elsewhere: the degree of the sentence in the graph of shared words, without LexRank's
 * normalisation by length (G. Erkan and D. Radev, "LexRank", JAIR 22, 2004), which favours
 * sentences that say little.
 */
public final class SharedWordsSummarizer implements Summarizer {

  /** A later sentence takes the place of one that leans on an untold one if it weighs so much. */
  private static final double NEAR = 0.8;

  /** An article of fewer sentences is told by its gist. */
  private static final int FEWEST_FOR_POINTS = 8;

  /** A point is read at a glance, in letters. */
  private static final int LONGEST_POINT = 200;

  private static final Comparator<Candidate> READING_ORDER =
      Comparator.comparingInt(c -> c.span().start());

  private static final Comparator<Candidate> HEAVIEST_FIRST =
      Comparator.comparingDouble(Candidate::weight).reversed();

  @Override
  public List<Span> gist(Article article, int most) {
    List<Candidate> candidates = Candidates.of(article).stream().sorted(HEAVIEST_FIRST).toList();
    List<Candidate> picked = pick(candidates, most);
    return settle(candidates, picked).stream().sorted(READING_ORDER).map(Candidate::span).toList();
  }

  @Override
  public List<Span> points(Article article, List<Span> gist, int most) {
    List<Candidate> all = Candidates.of(article);
    if (all.size() < FEWEST_FOR_POINTS) {
      return List.of();
    }
    List<Candidate> told =
        new ArrayList<>(all.stream().filter(c -> gist.contains(c.span())).toList());
    List<Candidate> points = new ArrayList<>();
    for (Candidate candidate : all.stream().sorted(HEAVIEST_FIRST).toList()) {
      boolean fits = !candidate.leans() && candidate.span().text().length() <= LONGEST_POINT;
      if (points.size() < most && fits && told.stream().noneMatch(candidate::repeats)) {
        points.add(candidate);
        told.add(candidate);
      }
    }
    return points.stream().sorted(READING_ORDER).map(Candidate::span).toList();
  }

  @Override
  public int minutes(Article article) {
    return ReadingTime.minutes(article.text());
  }

  /** The heaviest, without those that say again what a heavier one says. */
  private static List<Candidate> pick(List<Candidate> candidates, int most) {
    List<Candidate> picked = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (picked.size() < most && picked.stream().noneMatch(candidate::repeats)) {
        picked.add(candidate);
      }
    }
    return picked;
  }

  /** Puts another sentence for a first one that leans on what is not told, if one is as good. */
  private static List<Candidate> settle(List<Candidate> candidates, List<Candidate> picked) {
    if (picked.isEmpty() || !first(picked).leans()) {
      return picked;
    }
    Candidate leaning = first(picked);
    List<Candidate> kept = new ArrayList<>(picked);
    kept.remove(leaning);
    return candidates.stream()
        .filter(c -> !picked.contains(c) && c.weight() >= NEAR * leaning.weight())
        .filter(c -> kept.stream().noneMatch(c::repeats))
        .map(c -> with(kept, c))
        .filter(told -> !first(told).leans())
        .findFirst()
        .orElse(picked);
  }

  private static List<Candidate> with(List<Candidate> kept, Candidate another) {
    List<Candidate> all = new ArrayList<>(kept);
    all.add(another);
    return all;
  }

  private static Candidate first(List<Candidate> told) {
    return Collections.min(told, READING_ORDER);
  }
}
