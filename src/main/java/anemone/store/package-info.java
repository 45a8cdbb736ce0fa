/**
 * State: the ports of the other parts, implemented with a database.
 *
 * <p>Must never decide anything: it keeps what it is given.
 */
@NullMarked
package anemone.store;

import org.jspecify.annotations.NullMarked;
