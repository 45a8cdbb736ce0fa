package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.subscriber.Cadence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The durable record of past editions, as needed for the next one. */
public interface Editions {

  /**
   * Returns the articles that no approved edition of a cadence has used or dropped, the newest
   * first.
   *
   * @param cadence the cadence
   */
  List<Article> candidates(Cadence cadence);

  /** Returns the articles that were collected or corrected after a time, each with its time. */
  Map<ArticleId, Instant> changedSince(Instant time);

  /** Returns the articles that approved editions of a cadence have used since a time. */
  List<SentArticle> sent(Cadence cadence, Instant since);

  /**
   * Returns the fates of an article, for each cadence the one in the latest edition that considered
   * it.
   */
  List<Decision> decisions(ArticleId article);

  /** Returns the number of the next edition of a cadence: 1 if there was none. */
  int nextNumber(Cadence cadence);

  /** Records that an edition of a slot was, or could have been, composed. */
  void visit(Slot slot);

  /** Returns the last visited slot of the same cadence before this one. */
  Optional<Slot> visitedBefore(Slot slot);

  /**
   * Records the time from which the newsletter has editions of a cadence, unless recorded before.
   */
  void begin(Cadence cadence, Instant now);

  /** Returns the time from which the newsletter has editions of a cadence; empty if it has none. */
  Optional<Instant> begun(Cadence cadence);
}
