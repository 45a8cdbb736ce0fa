/**
 * Composing: takes candidate articles, returns one edition, with a fate for every article.
 *
 * <p>Must never touch a network, a file or a clock: the same input makes the same edition.
 */
@NullMarked
package anemone.edition;

import org.jspecify.annotations.NullMarked;
