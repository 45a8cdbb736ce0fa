package anemone.collect;

import static java.util.stream.Collectors.toMap;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Source;
import anemone.collect.date.DateOrigin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of reading sources.
 *
 * @param articles the articles, by source, each source's in its own order
 * @param failures the sources that failed, each with its reason
 * @param notices messages to the operator about sources that were read
 * @param visits the requests made, to be recorded after the articles are stored
 * @param dates where the publication times of the articles were found
 * @param listings the pages that the sources listed, of those that were read
 */
public record Harvest(
    List<Article> articles,
    List<Failure> failures,
    List<Notice> notices,
    List<Visit> visits,
    Map<ArticleId, DateOrigin> dates,
    List<Listing> listings) {

  /** Copies the lists. */
  public Harvest {
    articles = List.copyOf(articles);
    failures = List.copyOf(failures);
    notices = List.copyOf(notices);
    visits = List.copyOf(visits);
    dates = Map.copyOf(dates);
    listings = List.copyOf(listings);
  }

  /** A harvest of a source that lists no pages. */
  public Harvest(
      List<Article> articles,
      List<Failure> failures,
      List<Notice> notices,
      List<Visit> visits,
      Map<ArticleId, DateOrigin> dates) {
    this(articles, failures, notices, visits, dates, List.of());
  }

  /** A harvest that does not say where dates were found. */
  public Harvest(
      List<Article> articles, List<Failure> failures, List<Notice> notices, List<Visit> visits) {
    this(articles, failures, notices, visits, Map.of());
  }

  /** A harvest without notices and visits. */
  public Harvest(List<Article> articles, List<Failure> failures) {
    this(articles, failures, List.of(), List.of());
  }

  /** A harvest of one failure. */
  public static Harvest failed(Source source, String why) {
    return new Harvest(List.of(), List.of(new Failure(source, why)));
  }

  /** Concatenates harvests. */
  public static Harvest of(List<Harvest> harvests) {
    return new Harvest(
        harvests.stream().flatMap(h -> h.articles.stream()).toList(),
        harvests.stream().flatMap(h -> h.failures.stream()).toList(),
        harvests.stream().flatMap(h -> h.notices.stream()).toList(),
        harvests.stream().flatMap(h -> h.visits.stream()).toList(),
        harvests.stream()
            .flatMap(h -> h.dates.entrySet().stream())
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)),
        harvests.stream().flatMap(h -> h.listings.stream()).toList());
  }

  /**
   * Returns the harvest of one source with the collection times of its undated articles a
   * millisecond apart, the first the latest, so that sorting by time keeps the order of the source.
   */
  public Harvest inListedOrder() {
    List<Article> listed = new ArrayList<>();
    int undated = 0;
    for (Article article : articles) {
      listed.add(
          article.published().isPresent()
              ? article
              : article.withCollected(article.collected().minusMillis(undated++)));
    }
    return new Harvest(listed, failures, notices, visits, dates, listings);
  }

  /** Appends another harvest. */
  public Harvest plus(Harvest other) {
    return of(List.of(this, other));
  }

  /**
   * A source that could not be read, or an unusable item of it.
   *
   * @param source the source
   * @param why what happened, and where possible what to do; one sentence
   */
  public record Failure(Source source, String why) {}

  /**
   * A message to the operator about a source.
   *
   * @param source the source
   * @param what what was observed, and what to do; one sentence
   * @param moved the new address of a source that has moved for good
   */
  public record Notice(Source source, String what, Optional<URI> moved) {

    /** A message about a source that stays where it is. */
    public Notice(Source source, String what) {
      this(source, what, Optional.empty());
    }
  }
}
