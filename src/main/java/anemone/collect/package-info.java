/**
 * Collecting: takes sources, returns articles and failures.
 *
 * <p>Must never let one source take another down, nor decide what is worth reading.
 */
@NullMarked
package anemone.collect;

import org.jspecify.annotations.NullMarked;
