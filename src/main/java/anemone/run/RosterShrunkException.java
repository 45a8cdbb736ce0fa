package anemone.run;

/** The subscriber file shrank so much that it may be damaged. */
public final class RosterShrunkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * The refusal of a file.
   *
   * @param before number of subscribers imported from the file before
   * @param gone number of those that are no longer in it
   * @param broken whether the file ends early or is not valid JSON
   */
  public RosterShrunkException(long before, long gone, boolean broken) {
    super(
        (broken ? "the file is cut off or broken; " : "")
            + "%,d of %,d subscribers are no longer in it, so nothing was changed or sent."
                .formatted(gone, before)
            + " Fix the file, or add --shrink if this is meant");
  }
}
