/**
 * Bytes in, text out: how a document says which characters its bytes mean.
 *
 * <p>Must never fail: bytes that mean nothing become replacement characters.
 */
@NullMarked
package anemone.collect.text;

import org.jspecify.annotations.NullMarked;
