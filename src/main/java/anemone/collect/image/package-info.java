/**
 * Images of articles: HTML, feed elements and image files in; the image to show, measured and fit
 * for a mail, out. It fetches nothing and touches no file.
 */
@NullMarked
package anemone.collect.image;

import org.jspecify.annotations.NullMarked;
