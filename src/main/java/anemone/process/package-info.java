/**
 * The process: streams, clock, environment, exit codes, logging and files.
 *
 * <p>Must never know a part of the newsletter.
 */
@NullMarked
package anemone.process;

import org.jspecify.annotations.NullMarked;
