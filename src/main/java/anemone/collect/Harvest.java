package anemone.collect;

import anemone.article.Article;
import anemone.article.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What one round of collecting brought.
 *
 * @param articles all articles, in the order of the sources and of each source's own
 * @param failures the sources that failed, each with its reason
 * @param notices what the operator should know of sources that were read
 * @param visits what to remember of the addresses that were asked, once the articles are kept
 */
public record Harvest(
    List<Article> articles, List<Failure> failures, List<Notice> notices, List<Visit> visits) {

  /** Copies the lists. */
  public Harvest {
    articles = List.copyOf(articles);
    failures = List.copyOf(failures);
    notices = List.copyOf(notices);
    visits = List.copyOf(visits);
  }

  /** Articles and failures, with nothing to remember. */
  public Harvest(List<Article> articles, List<Failure> failures) {
    this(articles, failures, List.of(), List.of());
  }

  /** Nothing but a failure. */
  public static Harvest failed(Source source, String why) {
    return new Harvest(List.of(), List.of(new Failure(source, why)));
  }

  /** Several, one after the other. */
  public static Harvest of(List<Harvest> harvests) {
    return new Harvest(
        harvests.stream().flatMap(h -> h.articles.stream()).toList(),
        harvests.stream().flatMap(h -> h.failures.stream()).toList(),
        harvests.stream().flatMap(h -> h.notices.stream()).toList(),
        harvests.stream().flatMap(h -> h.visits.stream()).toList());
  }

  /**
   * The harvest of one source with its undated articles a millisecond apart, the first the latest:
   * when they came in is all that is known of their age, and so their order is kept.
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
    return new Harvest(listed, failures, notices, visits);
  }

  /** This and then another. */
  public Harvest plus(Harvest other) {
    return of(List.of(this, other));
  }

  /**
   * A source that could not be read, or an item of it that could not be used.
   *
   * @param source which
   * @param why one sentence: what happened, and what to do where that can be said
   */
  public record Failure(Source source, String why) {}

  /**
   * Something about a source.
   *
   * @param source which
   * @param what one sentence: what it is, and what to do
   */
  public record Notice(Source source, String what) {}
}
