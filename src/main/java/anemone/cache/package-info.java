/**
 * Caches: values in, the values used most recently out.
 *
 * <p>Must never know a part of the newsletter, nor a clock, a thread or a file.
 */
@NullMarked
package anemone.cache;

import org.jspecify.annotations.NullMarked;
