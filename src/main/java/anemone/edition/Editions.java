package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.subscriber.Cadence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the editions of the past have left for the next. */
public interface Editions {

  /**
   * The articles that no approved edition of a cadence has used or dropped, the newest first.
   *
   * @param cadence whose editions are asked
   */
  List<Article> candidates(Cadence cadence);

  /** The articles that approved editions of a cadence have used since a moment. */
  List<SentArticle> sent(Cadence cadence, Instant since);

  /** What became of an article, an edition of each cadence, the latest one that looked at it. */
  List<Decision> decisions(ArticleId article);

  /** The number of the next edition of a cadence: 1 if there was none. */
  int nextNumber(Cadence cadence);

  /** Notes that an edition of a slot was, or could have been, composed. */
  void visit(Slot slot);

  /** The last slot of the same cadence before this one that was visited. */
  Optional<Slot> visitedBefore(Slot slot);

  /** Notes the moment from which the newsletter has editions of a cadence, if it is not noted. */
  void begin(Cadence cadence, Instant now);

  /** The moment from which the newsletter has editions of a cadence; nothing if it has none. */
  Optional<Instant> begun(Cadence cadence);
}
