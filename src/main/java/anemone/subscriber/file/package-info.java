/**
 * A subscriber file in, its entries and their errors out, one at a time.
 *
 * <p>Must never hold the whole list in memory.
 */
@NullMarked
package anemone.subscriber.file;

import org.jspecify.annotations.NullMarked;
