/**
 * The use cases, a class each: a newsletter's parts and a moment in, a result record out.
 *
 * <p>Must never read a flag or print a result; nothing here knows a command.
 */
@NullMarked
package anemone.run;

import org.jspecify.annotations.NullMarked;
