/**
 * Sitemaps as text in, addresses of pages out.
 *
 * <p>Must never open anything: a sitemap is text.
 */
@NullMarked
package anemone.collect.sitemap;

import org.jspecify.annotations.NullMarked;
