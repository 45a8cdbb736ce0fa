package anemone.collect.feed;

import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.page.PlainHtml;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Finds the title of an entry whose software puts the name of a file or the kind of the post in its
 * place.
 */
public final class EntryTitle {

  /** What software writes as the title of a post that has none. */
  private static final Pattern NONE =
      Pattern.compile(
          "photos?|video|audio|quote|chat|image|post|\\(?(?:untitled|no title|ohne titel|sans titre"
              + "|sin t\u00edtulo|senza titolo|sem t\u00edtulo)\\)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private EntryTitle() {}

  /**
   * Returns the title of an entry; the headline above its text if the title is only the end of its
   * address ("notes:fog" of {@code /wiki/notes:fog}). Empty if there is none, or only the kind of
   * the post ("Photo").
   */
  public static String of(Entry entry) {
    if (NONE.matcher(entry.title()).matches()) {
      return "";
    }
    boolean file = entry.url().filter(url -> isEnd(entry.title(), url)).isPresent();
    return file ? headline(entry).orElse(entry.title()) : entry.title();
  }

  private static boolean isEnd(String title, URI url) {
    String path = String.valueOf(url.getPath());
    return !title.isEmpty() && title.indexOf(' ') < 0 && path.endsWith("/" + title);
  }

  /** Returns the heading that an entry's text begins with. */
  private static Optional<String> headline(Entry entry) {
    String html = entry.contentHtml().isEmpty() ? entry.summaryHtml() : entry.contentHtml();
    Element heading = Jsoup.parse(html).body().selectFirst("h1, h2");
    return Optional.ofNullable(heading)
        .filter(h -> h.root().text().startsWith(h.text()))
        .map(Element::text)
        .map(PlainHtml::line)
        .filter(text -> !text.isEmpty());
  }
}
