/**
 * What any program needs of its process: streams, clock and environment in; exit codes, log lines
 * and whole files out.
 *
 * <p>Must never know a part of the newsletter.
 */
@NullMarked
package anemone.process;

import org.jspecify.annotations.NullMarked;
