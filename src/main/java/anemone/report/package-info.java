/**
 * What is told of the work: results in, lines, JSON, metrics and pings out.
 *
 * <p>Must never change a byte of state.
 */
@NullMarked
package anemone.report;

import org.jspecify.annotations.NullMarked;
