package anemone.edition;

/** The result for an article when an edition was composed. */
public sealed interface Fate {

  /** The reason, for the operator. */
  String why();

  /** It is in the edition, as a lead or as "also at". */
  record Used(String why) implements Fate {}

  /** It did not fit, and waits for the next edition. */
  record Carried(String why) implements Fate {}

  /** It will not appear. */
  record Dropped(String why) implements Fate {}
}
