/**
 * Folders of Markdown, text and HTML files in, articles out.
 *
 * <p>Must never read a file outside its folder.
 */
@NullMarked
package anemone.collect.folder;

import org.jspecify.annotations.NullMarked;
