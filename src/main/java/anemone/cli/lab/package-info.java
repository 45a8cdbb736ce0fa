/**
 * The measuring commands: JSON lines in, JSON lines out, one part's quality between them.
 *
 * <p>Must never read a newsletter's settings or its state.
 */
@NullMarked
package anemone.cli.lab;

import org.jspecify.annotations.NullMarked;
