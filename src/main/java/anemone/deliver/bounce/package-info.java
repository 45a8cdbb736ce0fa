/**
 * What came back: messages in, and what they mean for an address out.
 *
 * <p>Must never believe a message that cannot show the copy it is about.
 */
@NullMarked
package anemone.deliver.bounce;

import org.jspecify.annotations.NullMarked;
