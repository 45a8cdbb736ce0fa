/**
 * A mailbox, or files of one, in; the messages that came back to it out, one at a time.
 *
 * <p>Must never decide what a message means.
 */
@NullMarked
package anemone.deliver.mailbox;

import org.jspecify.annotations.NullMarked;
