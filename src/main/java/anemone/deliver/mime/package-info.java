/**
 * A message in, the octets that travel out (RFC 5322, RFC 2045 to 2049).
 *
 * <p>Must never open a connection, nor ask for the time.
 */
@NullMarked
package anemone.deliver.mime;

import org.jspecify.annotations.NullMarked;
