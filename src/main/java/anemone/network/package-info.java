/**
 * Host names and ports in, open connections out.
 *
 * <p>Must never decide which hosts may be reached.
 */
@NullMarked
package anemone.network;

import org.jspecify.annotations.NullMarked;
