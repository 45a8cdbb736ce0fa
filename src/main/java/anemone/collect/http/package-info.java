/**
 * Addresses in, bytes out, within limits.
 *
 * <p>Must never connect to a private address that the configuration did not name.
 */
@NullMarked
package anemone.collect.http;

import org.jspecify.annotations.NullMarked;
