package anemone.collect.feed;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the feeds of a site in one of its pages: those it declares (RSS Board, "RSS
 * Autodiscovery"), and links named as feeds. The main feed comes first, feeds of comments last.
 */
public final class FeedLinks {

  private static final String DECLARED =
      "link[rel~=(?i)\\b(?:alternate|feed)\\b][href], a[rel~=(?i)\\bfeed\\b][href]";

  private static final Pattern FEED_TYPE =
      Pattern.compile("(?i)application/(?:rss|atom|feed|rdf|json|xml)\\b.*|text/xml.*");

  private static final Pattern FEED_NAME =
      Pattern.compile(
          "(?i).{0,30}\\b(?:rss|atom|feeds?|xml|json feed|syndication)\\b.{0,30}",
          Pattern.UNICODE_CASE);

  private static final Pattern FEED_FILE =
      Pattern.compile(
          "(?i).*(?:/(?:feed|rss|atom|index\\.xml|feed\\.xml|rss\\.xml|atom\\.xml|feed\\.json)/?"
              + "|\\.(?:rss|atom|rdf|xml))");

  private static final Pattern COMMENTS =
      Pattern.compile(
          "(?i).*(?:comment|kommentar|comentario|coment\u00e1rio|commenti\\b|reacties"
              + "|\u043a\u043e\u043c\u043c\u0435\u043d\u0442|replies).*");

  private FeedLinks() {}

  /**
   * Returns the addresses of feeds, the most promising first, each once.
   *
   * @param page a page, parsed with its own address as base
   */
  public static List<URI> find(Document page) {
    Map<URI, Boolean> found = new LinkedHashMap<>();
    List<Element> links = new ArrayList<>(page.select(DECLARED));
    links.removeIf(link -> !isDeclared(link));
    page.select("a[href]").stream().filter(FeedLinks::isNamed).forEach(links::add);
    for (Element link : links) {
      address(link)
          .filter(url -> !url.toString().equals(page.baseUri()))
          .ifPresent(url -> found.putIfAbsent(url, isOfComments(link)));
    }
    return found.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isDeclared(Element link) {
    boolean feed = link.attr("rel").toLowerCase(Locale.ROOT).matches(".*\\bfeed\\b.*");
    return feed || FEED_TYPE.matcher(link.attr("type").strip()).matches();
  }

  private static boolean isNamed(Element link) {
    String name = link.text() + " " + link.attr("title");
    return FEED_FILE.matcher(link.attr("href").split("[?#]", 2)[0]).matches()
        && (FEED_NAME.matcher(name.strip()).matches() || link.text().isBlank());
  }

  private static boolean isOfComments(Element link) {
    return COMMENTS.matcher(link.attr("title") + " " + link.text()).matches()
        || COMMENTS.matcher(link.attr("href")).matches();
  }

  private static Optional<URI> address(Element link) {
    return WebAddress.parse(link.attr("href"), WebAddress.parse(link.baseUri()));
  }
}
