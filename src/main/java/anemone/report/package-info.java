/**
 * Reporting: takes results, returns text, JSON, metrics and pings.
 *
 * <p>Must never change the state.
 */
@NullMarked
package anemone.report;

import org.jspecify.annotations.NullMarked;
