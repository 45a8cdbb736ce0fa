package anemone.render;

import anemone.edition.Edition;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that an approval freezes: an edition, its design and its letterhead. Mails are
 * rendered only from this and a subscriber.
 *
 * @param edition the stories
 * @param design the templates and the look
 * @param letterhead the data on every mail
 * @param pictures the pictures of its stories, by their addresses
 */
public record Proof(
    Edition edition, Design design, Letterhead letterhead, Map<String, Picture> pictures) {

  /** Copies the pictures; empty for a proof that was frozen without them. */
  public Proof {
    pictures =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(pictures, Map.of())));
  }

  /** A proof without pictures. */
  public Proof(Edition edition, Design design, Letterhead letterhead) {
    this(edition, design, letterhead, Map.of());
  }

  /** Returns the proof of another edition. */
  public Proof with(Edition other) {
    return new Proof(other, design, letterhead, pictures);
  }

  /** Returns the proof with pictures. */
  public Proof with(Map<String, Picture> others) {
    return new Proof(edition, design, letterhead, others);
  }
}
