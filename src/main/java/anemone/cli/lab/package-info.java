/**
 * Commands that measure the quality of one part: JSON lines in, JSON lines out.
 *
 * <p>Must never read a newsletter's settings or its state.
 */
@NullMarked
package anemone.cli.lab;

import org.jspecify.annotations.NullMarked;
