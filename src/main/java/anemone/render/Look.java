package anemone.render;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of a design chosen in the settings.
 *
 * @param theme the theme
 * @param images whether and how images are shown
 * @param logo the logo, if there is one
 * @param accents the accent colours of sections by topic, in CSS form
 */
public record Look(Theme theme, Images images, Optional<Logo> logo, Map<String, String> accents) {

  /** The default look. */
  public static final Look USUAL = new Look(Theme.DEFAULT, Images.NONE);

  /** Copies the colours; empty for a look that was frozen without them. */
  public Look {
    accents =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(accents, Map.of())));
  }

  /** A look without a logo and accent colours. */
  public Look(Theme theme, Images images) {
    this(theme, images, Optional.empty(), Map.of());
  }
}
