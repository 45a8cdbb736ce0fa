package anemone.edition;

import java.util.List;

/** A criterion for the lead article of a story. */
public enum LeadOrder {
  /** The longest text; lengths that differ by less than a fifth are equal. */
  FULLEST,
  /** The source with the greatest weight. */
  TRUSTED,
  /** The first to appear. */
  EARLIEST;

  /** The default criteria, the most important first. */
  public static final List<LeadOrder> USUAL = List.of(FULLEST, TRUSTED, EARLIEST);
}
