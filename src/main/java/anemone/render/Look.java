package anemone.render;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the settings choose among the looks that a design offers.
 *
 * @param theme the colours, letters and room
 * @param images whether pictures are shown
 * @param logo the picture above the name, if there is one
 * @param accents the colours of sections that have one of their own, by topic, as CSS writes them
 */
public record Look(Theme theme, Images images, Optional<Logo> logo, Map<String, String> accents) {

  /** The look of a newsletter that chooses nothing. */
  public static final Look USUAL = new Look(Theme.DEFAULT, Images.NONE);

  /** Copies the colours; a look that was frozen without any has none. */
  public Look {
    accents =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(accents, Map.of())));
  }

  /** A look without a logo, whose sections have the one accent of the theme. */
  public Look(Theme theme, Images images) {
    this(theme, images, Optional.empty(), Map.of());
  }
}
