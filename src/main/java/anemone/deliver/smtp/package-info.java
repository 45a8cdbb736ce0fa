/**
 * Messages in, outcomes with SMTP replies out, over our own sockets.
 *
 * <p>Must never decide what a reply means for a subscriber.
 */
@NullMarked
package anemone.deliver.smtp;

import org.jspecify.annotations.NullMarked;
