/**
 * What an installation holds beside the program, made from what the commands say of themselves.
 *
 * <p>It never knows a command by its name: what is not told there is in no manual.
 */
@NullMarked
package anemone.cli.docs;

import org.jspecify.annotations.NullMarked;
