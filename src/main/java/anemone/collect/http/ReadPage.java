package anemone.collect.http;

import anemone.collect.page.PageDocument;
import anemone.collect.page.PageKind;
import java.net.URI;

/**
 * A page that was fetched.
 *
 * @param url its address, after redirects
 * @param kind what it is
 * @param page its article
 */
record ReadPage(URI url, PageKind kind, PageDocument page) {

  /** Whether an article can be made of it. */
  boolean hasArticle() {
    return kind.mayBeArticle() && !page.text().isEmpty() && !page.title().isEmpty();
  }
}
