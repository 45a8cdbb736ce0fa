/**
 * Pages and documents as text in, articles' parts out.
 *
 * <p>Must never open anything: extractors take text and a base address.
 */
@NullMarked
package anemone.collect.page;

import org.jspecify.annotations.NullMarked;
