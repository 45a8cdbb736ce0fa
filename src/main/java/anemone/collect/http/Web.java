package anemone.collect.http;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Memory;
import java.time.Clock;

/** Reads sources on the web. Safe for use by many threads at once. */
public final class Web {

  private final Feeds feeds;
  private final PageFetcher pages;
  private final Listings listings;

  /**
   * A reader of the web.
   *
   * @param fetcher fetches documents
   * @param memory what is known from earlier collections
   * @param limits the limits for one source
   * @param clock the time
   */
  public Web(Fetcher fetcher, Memory memory, Limits limits, Clock clock) {
    PageReader reader = new PageReader(fetcher, memory, clock);
    Visitor visitor = new Visitor(fetcher, memory, clock);
    this.pages = new PageFetcher(reader, visitor, limits, clock);
    this.listings = new Listings(fetcher, reader, visitor, memory, limits, clock);
    this.feeds =
        new Feeds(fetcher, visitor, new Entries(reader, memory, limits, clock), memory, limits);
  }

  /** Reads the entries of a feed. */
  public Harvest feed(Source source, Source.Feed feed) {
    return feeds.read(source, feed.url());
  }

  /** Reads the article of a page. */
  public Harvest page(Source source, Source.Page page) {
    return pages.page(source, page.url());
  }

  /** Reads the articles that a page links to. */
  public Harvest index(Source source, Source.Index index) {
    return listings.index(source, index);
  }

  /** Reads the articles listed in a sitemap. */
  public Harvest sitemap(Source source, Source.Sitemap sitemap) {
    return listings.sitemap(source, sitemap.url());
  }
}
