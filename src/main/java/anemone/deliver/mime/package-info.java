/**
 * A message in, its octets out (RFC 5322, RFC 2045 to 2049).
 *
 * <p>Must never open a connection or read the clock.
 */
@NullMarked
package anemone.deliver.mime;

import org.jspecify.annotations.NullMarked;
