/**
 * The studio: HTTP requests of one editor's browser in, pages, JSON and events out.
 *
 * <p>Must never answer another site, or anybody without the key that it printed.
 */
@NullMarked
package anemone.web.studio;

import org.jspecify.annotations.NullMarked;
