/**
 * The way out: messages in, outcomes out, every one written down before and after.
 *
 * <p>Must never compose what a message says.
 */
@NullMarked
package anemone.deliver;

import org.jspecify.annotations.NullMarked;
