/**
 * Articles in, stories out.
 *
 * <p>Must never lose an article: each one is in exactly one story.
 */
@NullMarked
package anemone.edition.story;

import org.jspecify.annotations.NullMarked;
