package anemone.collect.http;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Harvest.Notice;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.Validators;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedEnd;
import anemone.collect.feed.FeedLinks;
import anemone.collect.feed.FeedParser;
import anemone.collect.feed.NotAFeedException;
import anemone.collect.http.Visitor.Crop;
import anemone.collect.page.MetaRefresh;
import anemone.collect.text.Encoding;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads feeds from the web: at their address, or found in the page at the address. */
final class Feeds {

  /** Maximum number of feeds of a page that are tried. */
  private static final int CANDIDATES = 5;

  /** Maximum number of entries parsed, as a multiple of those read: the newest may be the last. */
  private static final int PARSED = 10;

  private final Fetcher fetcher;
  private final Visitor visitor;
  private final Entries entries;
  private final Memory memory;
  private final Limits limits;

  Feeds(Fetcher fetcher, Visitor visitor, Entries entries, Memory memory, Limits limits) {
    this.fetcher = fetcher;
    this.visitor = visitor;
    this.entries = entries;
    this.memory = memory;
    this.limits = limits;
  }

  /** Reads a feed, or the one linked by the page at the address. */
  Harvest read(Source source, URI url) {
    return visitor.visit(source, url, Wanted.FEED, fetched -> parse(source, url, fetched));
  }

  private Crop parse(Source source, URI url, Fetched fetched) throws FetchException {
    try {
      return taken(source, url, fetched, feed(fetched));
    } catch (NotAFeedException e) {
      String text = Encoding.decode(fetched.body(), fetched.contentType());
      Document page = Jsoup.parse(text, fetched.url().toString());
      Optional<URI> next = MetaRefresh.target(page, fetched.url());
      if (next.isPresent()) {
        return refreshed(source, url, next.get());
      }
      List<URI> candidates = FeedLinks.find(page).stream().limit(CANDIDATES).toList();
      return candidates.isEmpty()
          ? PageFetcher.failed(source, unreadable(url, e))
          : discovered(source, candidates);
    }
  }

  private Crop refreshed(Source source, URI url, URI next) throws FetchException {
    try {
      Fetched fetched = fetcher.fetch(next, Validators.NONE, Wanted.FEED);
      return new Crop(taken(source, url, fetched, feed(fetched)).harvest(), false);
    } catch (NotAFeedException e) {
      return PageFetcher.failed(source, unreadable(next, e));
    }
  }

  /** Reads the first of several feeds that can be read; tells of the first if none can. */
  private Crop discovered(Source source, List<URI> candidates) {
    Optional<String> failure = Optional.empty();
    for (URI candidate : candidates) {
      try {
        Fetched fetched = fetcher.fetch(candidate, Validators.NONE, Wanted.FEED);
        // The page may be unchanged while its feed is not.
        return new Crop(taken(source, candidate, fetched, feed(fetched)).harvest(), false);
      } catch (FetchException e) {
        failure = failure.or(() -> Optional.of(e.sentence()));
      } catch (NotAFeedException e) {
        failure = failure.or(() -> Optional.of(unreadable(candidate, e)));
      }
    }
    return PageFetcher.failed(source, failure.orElse(""));
  }

  private static String unreadable(URI url, NotAFeedException e) {
    return "unable to read " + url + ": " + e.sentence();
  }

  /**
   * A feed that was read.
   *
   * @param entries what was read of a feed that is too large; empty for a whole feed
   */
  private record Parsed(FeedDocument feed, String entries) {}

  private Parsed feed(Fetched fetched) throws NotAFeedException {
    FeedDocument feed = parse(fetched, fetched.body());
    if (!fetched.cut()) {
      return new Parsed(feed, "");
    }
    FeedDocument begin = feed.withoutLast();
    return begin.isOldestFirst() ? end(fetched, begin) : new Parsed(begin, "its first %d entries");
  }

  private FeedDocument parse(Fetched fetched, byte[] body) throws NotAFeedException {
    return ParseLimit.parse(
        () ->
            new FeedParser(PARSED * limits.items())
                .parse(body, fetched.contentType(), fetched.url()));
  }

  /** Reads the last entries of a feed that lists its oldest first; the first if that fails. */
  private Parsed end(Fetched fetched, FeedDocument begin) {
    String why;
    try {
      Fetched end = fetcher.fetch(fetched.url(), Validators.NONE, Wanted.END_OF_FEED);
      Optional<byte[]> last = FeedEnd.joined(fetched.body(), end.body());
      if (last.isPresent()) {
        return new Parsed(parse(fetched, last.get()), "its last %d entries");
      }
      why = "its end has no entries";
    } catch (FetchException e) {
      why = e.sentence();
    } catch (NotAFeedException e) {
      why = e.sentence();
    }
    return new Parsed(begin, "its first %d entries, the oldest (" + why + "),");
  }

  private Crop taken(Source source, URI url, Fetched fetched, Parsed parsed) {
    FeedDocument feed = parsed.feed();
    Crop crop = entries.read(source, feed, !fetched.cut());
    boolean first = memory.history().of(url).isEmpty();
    if (fetched.cut() && first) {
      return crop.plus(
          new Notice(
              source,
              "%s is larger than %d MB: %s were read, the others left out"
                  .formatted(
                      url,
                      limits.bytes() >> 20,
                      parsed.entries().replace("%d", String.valueOf(feed.entries().size())))));
    }
    return first && feed.unreadableDate().isPresent()
        ? crop.plus(
            new Notice(
                source,
                "unable to read the date \""
                    + feed.unreadableDate().get()
                    + "\"; articles with such dates count as undated"))
        : crop;
  }
}
