package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A story with its summary, as shown in a digest.
 *
 * @param story the story
 * @param title its headline: the lead article's, unless the editor changed it
 * @param gist sentences of the lead article's text, the leading one first; may be empty
 * @param retelling a summary in other words that replaces the gist, or empty
 * @param points up to three further sentences of the lead article's text, in reading order
 * @param note the editor's note, or empty
 * @param minutes the reading time of the lead article in minutes, at least 1
 * @param rank its rank among the places of the edition, from 1
 * @param more the other stories of its storyline, which are shown beneath it; these have none
 * @param earlier what an earlier edition told of its storyline
 * @param yields whether it leads only if no other story can: its storyline led the last edition,
 *     and it is no outcome
 * @param repeated whether an earlier edition had its title, so that it is no subject
 */
public record Bite(
    Story story,
    String title,
    List<Span> gist,
    String retelling,
    List<Span> points,
    String note,
    int minutes,
    int rank,
    List<Bite> more,
    Optional<Earlier> earlier,
    boolean yields,
    boolean repeated) {

  /** Copies the lists; a story that was frozen without storylines has none. */
  public Bite {
    gist = List.copyOf(gist);
    points = List.copyOf(points);
    more = List.copyOf(Objects.requireNonNullElse(more, List.of()));
    earlier = Objects.requireNonNullElse(earlier, Optional.empty());
  }

  /** A story without a storyline. */
  public Bite(
      Story story,
      String title,
      List<Span> gist,
      String retelling,
      List<Span> points,
      String note,
      int minutes,
      int rank) {
    this(
        story,
        title,
        gist,
        retelling,
        points,
        note,
        minutes,
        rank,
        List.of(),
        Optional.empty(),
        false,
        false);
  }

  /** Returns an article as a story of its own with a gist, outside of an edition. */
  public static Bite of(Article article, List<Span> gist) {
    return new Bite(new Story(article, List.of()), article.title(), gist, "", List.of(), "", 1, 1);
  }

  /** Returns the story with other sentences. */
  public Bite with(List<Span> otherGist, List<Span> otherPoints) {
    return copy(otherGist, retelling, otherPoints, rank, more);
  }

  /** Returns the story with a summary that replaces the gist. */
  public Bite withRetelling(String other) {
    return copy(gist, other, points, rank, more);
  }

  /** Returns the story with other stories beneath it. */
  public Bite withMore(List<Bite> others) {
    return copy(gist, retelling, points, rank, others);
  }

  private Bite copy(
      List<Span> otherGist,
      String otherRetelling,
      List<Span> otherPoints,
      int otherRank,
      List<Bite> others) {
    return new Bite(
        story,
        title,
        otherGist,
        otherRetelling,
        otherPoints,
        note,
        minutes,
        otherRank,
        others,
        earlier,
        yields,
        repeated);
  }

  /** Returns the story and those beneath it. */
  public List<Bite> all() {
    return Stream.concat(Stream.of(this), more.stream()).toList();
  }

  /**
   * Returns its storyline for a reader: led by the first story that passes a test, with the others
   * beneath it; empty if none passes.
   */
  Optional<Bite> ledBy(Predicate<Bite> test) {
    if (test.test(this)) {
      return Optional.of(this);
    }
    return more.stream()
        .filter(test)
        .findFirst()
        .map(
            first ->
                new Bite(
                    first.story,
                    first.title,
                    first.gist,
                    first.retelling,
                    first.points,
                    first.note,
                    first.minutes,
                    rank,
                    all().stream()
                        .filter(bite -> !bite.equals(first))
                        .map(bite -> bite.withMore(List.of()))
                        .toList(),
                    earlier,
                    yields,
                    first.repeated));
  }

  /** Returns its storyline without some stories; empty if none is left. */
  Optional<Bite> without(Predicate<Bite> some) {
    List<Bite> rest = more.stream().filter(some.negate()).toList();
    return withMore(rest).ledBy(some.negate()).map(bite -> bite.withoutAny(some));
  }

  private Bite withoutAny(Predicate<Bite> some) {
    return withMore(more.stream().filter(some.negate()).toList());
  }

  /** Whether one of its stories contains an article. */
  public boolean tells(ArticleId article) {
    return all().stream()
        .anyMatch(b -> b.story.articles().stream().anyMatch(a -> a.id().equals(article)));
  }

  /** Whether its lead article has a publication time. */
  public boolean isDated() {
    return story.lead().published().isPresent();
  }
}
