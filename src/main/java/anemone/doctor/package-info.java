/**
 * The checks of a newsletter: its parts in, a result for each check out.
 *
 * <p>Must never send a mail or change a byte of state.
 */
@NullMarked
package anemone.doctor;

import org.jspecify.annotations.NullMarked;
