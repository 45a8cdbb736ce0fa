/**
 * The subscriber's pages: a signed link in, a page out, and the subscriber's choice in the roster.
 *
 * <p>Must never show or log an address or a token.
 */
@NullMarked
package anemone.web.pages;

import org.jspecify.annotations.NullMarked;
