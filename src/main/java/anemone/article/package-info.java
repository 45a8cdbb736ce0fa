/**
 * What came: one item as its source told it, and the places such items come from.
 *
 * <p>Must never know where an article goes.
 */
@NullMarked
package anemone.article;

import org.jspecify.annotations.NullMarked;
