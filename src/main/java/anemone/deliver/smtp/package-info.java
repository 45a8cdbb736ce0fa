/**
 * Messages in, SMTP replies out, over a socket of our own.
 *
 * <p>Must never decide what a reply means for the list.
 */
@NullMarked
package anemone.deliver.smtp;

import org.jspecify.annotations.NullMarked;
