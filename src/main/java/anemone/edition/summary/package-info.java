/**
 * Summarising: an article in; its sentences, gist and reading time out.
 *
 * <p>Must never write a sentence: every result is an exact span of the text.
 */
@NullMarked
package anemone.edition.summary;

import org.jspecify.annotations.NullMarked;
