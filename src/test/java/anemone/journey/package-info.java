/** Whole runs in a process of their own: what is killed there is really dead. */
@NullMarked
package anemone.journey;

import org.jspecify.annotations.NullMarked;
