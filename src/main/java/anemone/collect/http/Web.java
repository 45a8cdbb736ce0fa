package anemone.collect.http;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Memory;
import java.time.Clock;

/** Reads the sources that are on the web. Safe for use by many threads at once. */
public final class Web {

  private final Feeds feeds;
  private final PageFetcher pages;

  /**
   * A reader of the web.
   *
   * @param fetcher fetches documents
   * @param memory what earlier rounds have left
   * @param limits how much is read
   * @param clock the time
   */
  public Web(Fetcher fetcher, Memory memory, Limits limits, Clock clock) {
    this.pages = new PageFetcher(fetcher, memory, limits, clock);
    this.feeds = new Feeds(fetcher, pages, memory, limits, clock);
  }

  /** The entries of a feed. */
  public Harvest feed(Source source, Source.Feed feed) {
    return feeds.read(source, feed.url());
  }

  /** The article of a page. */
  public Harvest page(Source source, Source.Page page) {
    return pages.page(source, page.url());
  }

  /** The articles that a page links to. */
  public Harvest index(Source source, Source.Index index) {
    return pages.index(source, index);
  }

  /** The articles that a sitemap lists. */
  public Harvest sitemap(Source source, Source.Sitemap sitemap) {
    return pages.sitemap(source, sitemap.url());
  }
}
