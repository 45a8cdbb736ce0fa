/**
 * The telling of an article: its text in, its sentences, its gist and its reading time out.
 *
 * <p>Must never make a sentence: what it hands out are exact spans of the text.
 */
@NullMarked
package anemone.edition.summary;

import org.jspecify.annotations.NullMarked;
