package anemone.render;

import anemone.edition.Edition;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an approval freezes: an edition, the design it is laid out in, and the letterhead it stands
 * on. Everything that is sent is rendered from this and a subscriber, and from nothing else.
 *
 * @param edition the stories
 * @param design the templates, as text
 * @param letterhead the newsletter's own words
 * @param pictures the pictures of its stories, by their addresses
 */
public record Proof(
    Edition edition, Design design, Letterhead letterhead, Map<String, Picture> pictures) {

  /** Copies the pictures; a proof that was frozen without any has none. */
  public Proof {
    pictures =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(pictures, Map.of())));
  }

  /** A proof without pictures. */
  public Proof(Edition edition, Design design, Letterhead letterhead) {
    this(edition, design, letterhead, Map.of());
  }

  /** The same with pictures. */
  public Proof with(Map<String, Picture> others) {
    return new Proof(edition, design, letterhead, others);
  }
}
