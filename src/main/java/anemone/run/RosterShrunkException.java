package anemone.run;

/** The subscriber file shrank so much that it may be damaged. */
public final class RosterShrunkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param before number of subscribers who came from the file
   * @param gone how many of them it lacks
   * @param broken whether it is cut off
   */
  public RosterShrunkException(long before, long gone, boolean broken) {
    super(
        (broken ? "it is cut off or broken; " : "")
            + "%,d of %,d subscribers are no longer in it, so nothing was changed or sent."
                .formatted(gone, before)
            + " Fix the file, or add --shrink if this is meant");
  }
}
