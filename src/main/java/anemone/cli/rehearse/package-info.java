/**
 * The surroundings of a rehearsal: a seed in; articles, subscribers, a clock and a mail server out.
 *
 * <p>Must never do a step of the job itself, nor open a connection beyond the loopback interface.
 */
@NullMarked
package anemone.cli.rehearse;

import org.jspecify.annotations.NullMarked;
