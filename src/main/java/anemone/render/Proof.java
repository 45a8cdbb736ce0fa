package anemone.render;

import anemone.edition.Edition;

/**
 * What an approval freezes: an edition, the design it is laid out in, and the letterhead it stands
 * on. Everything that is sent is rendered from this and a subscriber, and from nothing else.
 *
 * @param edition the stories
 * @param design the templates, as text
 * @param letterhead the newsletter's own words
 */
public record Proof(Edition edition, Design design, Letterhead letterhead) {}
