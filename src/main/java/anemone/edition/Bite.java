package anemone.edition;

import anemone.article.ArticleId;
import java.util.List;

/**
 * A story cut to what a digest shows of it.
 *
 * @param story what it tells
 * @param title its headline: the lead's, unless an editor put another
 * @param gist one or two sentences of the lead's text, in reading order
 * @param retelling what stands in place of the gist, in other words than the article's; or empty
 * @param points up to three further sentences of the lead's text, in reading order; most digests
 *     show them for few stories
 * @param note what the editor says to it in their own words, or empty
 * @param minutes how long the whole lead takes to read, in minutes, at least 1
 * @param rank its place among the stories of the edition by score, from 1
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

  /** Whether an article is among those of its story. */
  public boolean tells(ArticleId article) {
    return story.articles().stream().anyMatch(a -> a.id().equals(article));
  }

  /** Whether its article says when it appeared. */
  public boolean isDated() {
    return story.lead().published().isPresent();
  }
}
