/**
 * Subscribers, their preferences and links: texts and tokens in, validated records out.
 *
 * <p>Must never depend on what a subscriber is sent.
 */
@NullMarked
package anemone.subscriber;

import org.jspecify.annotations.NullMarked;
