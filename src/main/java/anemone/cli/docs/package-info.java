/**
 * Generates the files of an installation besides the program from the commands' help texts.
 *
 * <p>It never names a command: the manuals contain only these texts.
 */
@NullMarked
package anemone.cli.docs;

import org.jspecify.annotations.NullMarked;
