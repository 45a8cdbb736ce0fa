/**
 * The demo's surroundings: a clock in, sample sources, an inbox and a page that shows it out.
 *
 * <p>Must never do a step of the job itself: what the demo shows is done by the program's own
 * parts.
 */
@NullMarked
package anemone.cli.demo;

import org.jspecify.annotations.NullMarked;
