/**
 * Articles as their sources deliver them, and the sources they come from.
 *
 * <p>Must never know where an article goes.
 */
@NullMarked
package anemone.article;

import org.jspecify.annotations.NullMarked;
