package anemone.run;

import anemone.edition.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Deletes from the state what is old and needed no more. What mails, links and reports that are
 * still possible need is kept, however old it is.
 */
public interface Pruning {

  /** How long the identity of a pruned article is kept after its source listed it last. */
  Duration IDENTITY_KEPT = Duration.ofDays(400);

  /** What is deleted, in the order in which it must be deleted. */
  enum Kind {
    /**
     * Articles that were last changed before a moment, with what became of them. Their identities
     * stay, so that they are not collected again.
     */
    ARTICLES,

    /**
     * Identities of pruned articles that their source has not listed for {@link #IDENTITY_KEPT},
     * although it listed others.
     */
    IDENTITIES,

    /** Deliveries of editions that were closed before a moment. Their numbers stay. */
    DELIVERIES,

    /** Processed bounces of a mailbox, recorded before a moment. */
    BOUNCES,

    /**
     * Editions that were closed before a moment and have no deliveries left. The addresses that
     * their counted links lead to stay.
     */
    EDITIONS;

    /** Returns the word that is stored and shown: "articles". */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Deletes rows of a kind, in one transaction.
   *
   * @param before the moment before which they are too old
   * @param most the maximum number of rows
   * @return the number of deleted rows; 0 if none are left to delete
   */
  int prune(Kind kind, Instant before, int most);

  /** Whether deliveries of an edition were deleted, so that it must not be sent again. */
  boolean hasPruned(Slot slot);

  /** Returns the number of rows of each kind that are held; deliveries as they were planned. */
  Map<Kind, Long> held();

  /** Returns the number of rows of each kind that were ever deleted. */
  Map<Kind, Long> pruned();
}
