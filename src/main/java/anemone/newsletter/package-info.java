/**
 * Settings: the text of newsletter.yaml in, the parts' settings or every problem with it out.
 *
 * <p>Must never be used by a part: each gets only its own settings.
 */
@NullMarked
package anemone.newsletter;

import org.jspecify.annotations.NullMarked;
