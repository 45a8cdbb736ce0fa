/**
 * Stories in, scores out.
 *
 * <p>Must never hide why a story stands where it stands: a score keeps its parts.
 */
@NullMarked
package anemone.edition.rank;

import org.jspecify.annotations.NullMarked;
