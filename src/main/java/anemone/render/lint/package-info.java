/**
 * What is wrong with a mail: a message and its edition in, findings out.
 *
 * <p>Must never change what it looks at, nor ask the network.
 */
@NullMarked
package anemone.render.lint;

import org.jspecify.annotations.NullMarked;
