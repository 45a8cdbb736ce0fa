/**
 * Dates as feeds and pages write them: text and what is known of its place in, days and times out.
 *
 * <p>Knows no clock: a date that cannot be read is unknown, never today.
 */
@NullMarked
package anemone.collect.date;

import org.jspecify.annotations.NullMarked;
