/**
 * The archive: sent editions in, public pages and feeds out, which the server answers or a folder
 * keeps.
 *
 * <p>Must never read a subscriber, nor show an edition that was withdrawn.
 */
@NullMarked
package anemone.web.archive;

import org.jspecify.annotations.NullMarked;
