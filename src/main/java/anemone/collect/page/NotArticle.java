package anemone.collect.page;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * Removes parts of a page that are never its article: comments and their forms, navigation,
 * footers, footnotes and marks added by software.
 */
public final class NotArticle {

  private static final Evaluator PARTS =
      Selector.evaluatorOf(
          "form:has(textarea), form:has(input[type=email]), form:has(input[type=password]),"
              + " form[role=search], #comments, #respond, #disqus_thread, .comments-area,"
              + " .comment-respond, .comment-list, .commentlist, nav, [role=navigation],"
              + " [role=contentinfo], [role=search], [role=banner] nav, body > footer, body >"
              + " aside, .breadcrumb, .breadcrumbs, .skip-link, .skip, .a11y, .sr-only,"
              + " .screen-reader-text, .visually-hidden, [class*=skip-to], .pagination,"
              + " .post-navigation");

  /** References to notes, the notes themselves, and marks of editors and code listings. */
  private static final Evaluator NOTES =
      Selector.evaluatorOf(
          "sup:has(a[href^=#]), sup:has(a[href*=#fn]), sup[id^=fnref], a[rel=footnote],"
              + " a[rev=footnote], sup.footnote-ref, a.footnote-ref, a.footnote,"
              + " [role=doc-noteref], [role=doc-backlink], .footnote-backref, .reversefootnote,"
              + " .footnotes, section.footnotes, div.footnote:has(li[id^=fn]), div.footnotes,"
              + " [role=doc-endnotes], [class*=language-] > .lang, .mw-editsection,"
              + " .mw-cite-backlink, .lineno, .linenos, td.gutter, .line-numbers,"
              + " .line-numbers-rows, .headerlink, a.anchor[href^=#], a.header-anchor,"
              + " .heading-anchor, .reading-time, [class*=read-time], [class*=reading-time]");

  private NotArticle() {}

  /**
   * Removes the parts from a page's body, except those that contain the headline.
   *
   * @param title the headline
   */
  static void remove(Element body, String title) {
    for (Element part : body.select(PARTS)) {
      boolean whole =
          part.equals(body)
              || part.select("h1, h2").stream().anyMatch(h -> TitleElement.isLike(h.text(), title))
              || part.selectFirst("article, main") != null;
      if (!whole && part.parent() != null) {
        part.remove();
      }
    }
    boolean unused = removeNotes(body);
  }

  /**
   * Removes footnotes, the references to them, and marks of editors and code listings.
   *
   * @return whether there were any
   */
  public static boolean removeNotes(Element body) {
    if (body.stream().noneMatch(NotArticle::mayBeNote)) {
      return false;
    }
    Elements notes = body.select(NOTES);
    notes.remove();
    return !notes.isEmpty();
  }

  /** Whether an element has a name or an attribute that each of the notes and marks has. */
  private static boolean mayBeNote(Element element) {
    return element.normalName().equals("sup")
        || (element.attributesSize() > 0
            && (element.hasAttr("class")
                || element.hasAttr("role")
                || element.hasAttr("rel")
                || element.hasAttr("rev")));
  }
}
