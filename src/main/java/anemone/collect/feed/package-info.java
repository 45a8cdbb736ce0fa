/**
 * Feeds as text in, entries out: RSS, Atom, RDF and JSON Feed.
 *
 * <p>Must never open anything: parsers take text and a base address.
 */
@NullMarked
package anemone.collect.feed;

import org.jspecify.annotations.NullMarked;
