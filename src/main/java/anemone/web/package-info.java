/**
 * Web pages: requests in, pages made of use cases and templates out.
 *
 * <p>Must never send mail, nor open a connection to another server.
 */
@NullMarked
package anemone.web;

import org.jspecify.annotations.NullMarked;
