/**
 * Parses dates of feeds and pages: takes text and hints on its context, returns days and times.
 *
 * <p>Knows no clock: a date that cannot be read is unknown, never today.
 */
@NullMarked
package anemone.collect.date;

import org.jspecify.annotations.NullMarked;
