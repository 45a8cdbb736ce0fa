/**
 * Changes to an edition as an editor makes them one by one: sheets in, the edition's next draft
 * out.
 *
 * <p>Must never change an approved edition, or a draft that its editor has not seen as it is.
 */
@NullMarked
package anemone.run.studio;

import org.jspecify.annotations.NullMarked;
