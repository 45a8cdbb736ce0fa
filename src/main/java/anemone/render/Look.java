package anemone.render;

/**
 * What the settings choose among the looks that a design offers.
 *
 * @param theme the colours, letters and room
 * @param images whether pictures are shown
 */
public record Look(Theme theme, Images images) {

  /** The look of a newsletter that chooses nothing. */
  public static final Look USUAL = new Look(Theme.DEFAULT, Images.NONE);
}
