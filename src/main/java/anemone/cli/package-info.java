/**
 * The commands: flags in, one line of truth and an exit code out.
 *
 * <p>Must never hold what a part could hold: a command wires, calls and reports.
 */
@NullMarked
package anemone.cli;

import org.jspecify.annotations.NullMarked;
