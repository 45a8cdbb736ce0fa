/**
 * Returned messages in, suppressions and a count by kind out.
 *
 * <p>Must never suppress an address at once for a bounce that contains nothing of our message.
 */
@NullMarked
package anemone.deliver.bounce;

import org.jspecify.annotations.NullMarked;
