/**
 * The command line: arguments in, an exit code out.
 *
 * <p>Must never hold a rule of the newsletter: {@link anemone.Main} only lends the process (its
 * streams, clock and environment) to the commands.
 */
@NullMarked
package anemone;

import org.jspecify.annotations.NullMarked;
