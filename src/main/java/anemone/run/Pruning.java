package anemone.run;

import anemone.edition.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Deletes old rows from the state. Rows that mails, links or reports may still need are kept,
 * however old they are.
 */
public interface Pruning {

  /** How long the identity of a pruned article is kept after its source listed it last. */
  Duration IDENTITY_KEPT = Duration.ofDays(400);

  /** The kinds of rows, in the order in which they must be deleted. */
  enum Kind {
    /**
     * Articles that were last changed before a time, with their fates. Their identities stay, so
     * that they are not collected again.
     */
    ARTICLES,

    /**
     * Identities of pruned articles that their source has not listed for {@link #IDENTITY_KEPT},
     * although it listed others.
     */
    IDENTITIES,

    /** Deliveries of editions that were closed before a time. The number in each state stays. */
    DELIVERIES,

    /** Processed bounces that were recorded before a time. */
    BOUNCES,

    /**
     * Editions that were closed before a time and have no deliveries left. The targets of their
     * counted links stay.
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
   * @param before the time before which rows are too old
   * @param most the maximum number of rows
   * @return the number of deleted rows; 0 if none are left to delete
   */
  int prune(Kind kind, Instant before, int most);

  /** Whether deliveries of an edition were deleted, so that it must not be sent again. */
  boolean hasPruned(Slot slot);

  /** Returns the number of rows of each kind; for deliveries, the number that was planned. */
  Map<Kind, Long> held();

  /** Returns the number of rows of each kind that were ever deleted. */
  Map<Kind, Long> pruned();
}
