package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.List;

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
 * @param rank its rank among the stories of the edition, from 1
 */
public record Bite(
    Story story,
    String title,
    List<Span> gist,
    String retelling,
    List<Span> points,
    String note,
    int minutes,
    int rank) {

  /** Copies the sentences. */
  public Bite {
    gist = List.copyOf(gist);
    points = List.copyOf(points);
  }

  /** Returns an article as a story of its own with a gist, outside of an edition. */
  public static Bite of(Article article, List<Span> gist) {
    return new Bite(new Story(article, List.of()), article.title(), gist, "", List.of(), "", 1, 1);
  }

  /** Returns the story with other sentences. */
  public Bite with(List<Span> otherGist, List<Span> otherPoints) {
    return new Bite(story, title, otherGist, retelling, otherPoints, note, minutes, rank);
  }

  /** Returns the story with a summary that replaces the gist. */
  public Bite withRetelling(String other) {
    return new Bite(story, title, gist, other, points, note, minutes, rank);
  }

  /** Whether its story contains an article. */
  public boolean tells(ArticleId article) {
    return story.articles().stream().anyMatch(a -> a.id().equals(article));
  }

  /** Whether its lead article has a publication time. */
  public boolean isDated() {
    return story.lead().published().isPresent();
  }
}
