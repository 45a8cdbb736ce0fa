/**
 * Pages that list articles as text in, links to articles out.
 *
 * <p>Must never open anything, nor know one site from another.
 */
@NullMarked
package anemone.collect.index;

import org.jspecify.annotations.NullMarked;
