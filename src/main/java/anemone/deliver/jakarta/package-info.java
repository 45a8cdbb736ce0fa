/**
 * Messages in, outcomes with SMTP replies out, by Jakarta Mail.
 *
 * <p>Must never decide what a reply means for a subscriber.
 */
@NullMarked
package anemone.deliver.jakarta;

import org.jspecify.annotations.NullMarked;
