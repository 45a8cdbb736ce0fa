/**
 * The use cases, one class each: take the parts of a newsletter and a time, return a result record.
 *
 * <p>Must never read options or print results; nothing here depends on a command.
 */
@NullMarked
package anemone.run;

import org.jspecify.annotations.NullMarked;
