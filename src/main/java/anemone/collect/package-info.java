/**
 * The way in: sources in, articles and failures out.
 *
 * <p>Must never let one source take another down, nor decide what is worth reading.
 */
@NullMarked
package anemone.collect;

import org.jspecify.annotations.NullMarked;
