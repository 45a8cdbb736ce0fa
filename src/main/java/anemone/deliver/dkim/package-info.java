/**
 * A composed message and private keys in, DKIM-Signature fields out (RFC 6376, RFC 8463).
 *
 * <p>Must never change a message or print a key.
 */
@NullMarked
package anemone.deliver.dkim;

import org.jspecify.annotations.NullMarked;
