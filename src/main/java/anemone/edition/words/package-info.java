/**
 * Text in, the words that say what it is about out.
 *
 * <p>Must never keep anything of a text that it was given.
 */
@NullMarked
package anemone.edition.words;

import org.jspecify.annotations.NullMarked;
