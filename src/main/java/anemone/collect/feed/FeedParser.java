package anemone.collect.feed;

import anemone.collect.text.Encoding;
import anemone.collect.text.Mojibake;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Parses feeds of every format in use: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed 1.x.
 * Malformed XML is read as far as it makes sense; only short entities declared in the document are
 * expanded, and no file or address is opened. Safe for use by many threads at once.
 *
 * <pre>{@code
 * FeedDocument feed = new FeedParser(500).parse(body, "application/rss+xml", url);
 * }</pre>
 */
public final class FeedParser {

  private final int entries;

  /**
   * A parser.
   *
   * @param entries the maximum number of entries read; of a longer feed those at both ends
   */
  public FeedParser(int entries) {
    this.entries = entries;
  }

  /**
   * Parses a feed.
   *
   * @param body the document's bytes
   * @param contentType its Content-Type, or empty
   * @param base the address it was read from
   * @throws NotAFeedException if it is not a feed
   */
  public FeedDocument parse(byte[] body, String contentType, URI base) throws NotAFeedException {
    String text = Mojibake.repaired(Encoding.decode(body, contentType));
    String start = text.stripLeading();
    if (start.startsWith("{")) {
      return JsonFeed.read(start, base, entries);
    }
    Document document =
        Jsoup.parse(DeclaredEntities.expand(text), base.toString(), Parser.xmlParser());
    Namespaces.unify(document);
    for (Element root : document.getAllElements()) {
      switch (NamedElements.local(root)) {
        case "rss", "rdf", "channel" -> {
          return new RssFeed(root, base, entries).read();
        }
        case "feed" -> {
          return new AtomFeed(root, base, entries).read();
        }
        case "html" -> throw new NotAFeedException("it is an HTML page, not a feed");
        default -> {}
      }
    }
    throw new NotAFeedException("it is neither an RSS, Atom or RDF feed nor a JSON Feed");
  }
}
