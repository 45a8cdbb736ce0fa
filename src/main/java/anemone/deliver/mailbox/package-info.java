/**
 * A mailbox or files in, returned messages out, one at a time.
 *
 * <p>Must never decide what a message means.
 */
@NullMarked
package anemone.deliver.mailbox;

import org.jspecify.annotations.NullMarked;
