/**
 * Checks mails: a message and its edition in, findings out.
 *
 * <p>Must never change a message, nor use the network.
 */
@NullMarked
package anemone.render.lint;

import org.jspecify.annotations.NullMarked;
