/**
 * The commands: options in, one line of output and an exit code out.
 *
 * <p>Must never contain logic of a use case: a command reads options, calls a use case and prints.
 */
@NullMarked
package anemone.cli;

import org.jspecify.annotations.NullMarked;
