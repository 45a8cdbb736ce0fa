/**
 * What answers over HTTP: use cases and templates in, pages out.
 *
 * <p>Must never send mail or fetch anything.
 */
@NullMarked
package anemone.web;

import org.jspecify.annotations.NullMarked;
