/**
 * The mail as a reader sees it: an edition and a design in, messages out.
 *
 * <p>Must never send anything, nor read a template from a disk.
 */
@NullMarked
package anemone.render;

import org.jspecify.annotations.NullMarked;
