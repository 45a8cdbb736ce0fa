package anemone.edition;

import java.time.Instant;

/** Says how much a story speaks for itself. */
public interface Ranking {

  /** The score of a story at the moment at which its edition is composed. */
  Score score(Story story, Instant now);
}
