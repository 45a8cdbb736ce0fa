/**
 * Takes shards of editions from a database that several machines share, and has them sent; must
 * never decide what is sent, or to whom.
 */
@NullMarked
package anemone.worker;

import org.jspecify.annotations.NullMarked;
