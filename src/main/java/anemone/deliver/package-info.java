/**
 * An edition and its subscribers in, one delivery with a recorded outcome for each out.
 *
 * <p>Must never change what a message says.
 */
@NullMarked
package anemone.deliver;

import org.jspecify.annotations.NullMarked;
