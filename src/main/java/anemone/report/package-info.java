/**
 * Reporting: takes results, returns lines, JSON, metrics and pings.
 *
 * <p>Must never change a byte of state.
 */
@NullMarked
package anemone.report;

import org.jspecify.annotations.NullMarked;
