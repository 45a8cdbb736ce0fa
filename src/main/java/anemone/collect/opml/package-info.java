/**
 * Lists of feeds as OPML text in, outlines out, and the reverse.
 *
 * <p>Must never open anything: a list is text.
 */
@NullMarked
package anemone.collect.opml;

import org.jspecify.annotations.NullMarked;
