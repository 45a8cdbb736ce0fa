/**
 * Who reads: entries of a subscriber list in, valid subscribers and named problems out.
 *
 * <p>Must never know what a subscriber is sent.
 */
@NullMarked
package anemone.subscriber;

import org.jspecify.annotations.NullMarked;
