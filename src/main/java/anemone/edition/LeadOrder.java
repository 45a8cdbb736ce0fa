package anemone.edition;

import java.util.List;

/** What makes an article of a story its lead. */
public enum LeadOrder {
  /** The most text; texts that differ by less than a fifth are equal. */
  FULLEST,
  /** The source of the greatest weight. */
  TRUSTED,
  /** The first to appear. */
  EARLIEST;

  /** The order where the configuration does not say another. */
  public static final List<LeadOrder> USUAL = List.of(FULLEST, TRUSTED, EARLIEST);
}
