package anemone.collect.http;

import anemone.collect.Limits;
import anemone.collect.Validators;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedLinks;
import anemone.collect.feed.FeedParser;
import anemone.collect.feed.NotAFeedException;
import anemone.collect.text.Encoding;
import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;

/** Finds the feed at an address, or the first readable one of the page at the address. */
public final class FeedFinder {

  private static final int CANDIDATES = 5;

  private final Fetcher fetcher;
  private final Limits limits;

  /**
   * A finder.
   *
   * @param fetcher fetches documents
   * @param limits the limits for one feed
   */
  public FeedFinder(Fetcher fetcher, Limits limits) {
    this.fetcher = fetcher;
    this.limits = limits;
  }

  /**
   * A feed that was found.
   *
   * @param url its address: the one to configure
   * @param title its title, or empty
   */
  public record Found(URI url, String title) {}

  /**
   * Finds a feed.
   *
   * @return the feed; empty if there is none at the address, or in its page
   * @throws FetchException if the address cannot be fetched
   */
  public Optional<Found> find(URI url) throws FetchException {
    Fetched fetched = fetcher.fetch(url, Validators.NONE, Wanted.FEED);
    URI own = fetched.movedTo().orElse(url);
    Optional<Found> there = parsed(fetched).map(feed -> new Found(own, feed.title()));
    if (there.isPresent()) {
      return there;
    }
    String text = Encoding.decode(fetched.body(), fetched.contentType());
    return FeedLinks.find(Jsoup.parse(text, fetched.url().toString())).stream()
        .limit(CANDIDATES)
        .flatMap(candidate -> at(candidate).stream())
        .findFirst();
  }

  private Optional<Found> at(URI candidate) {
    try {
      Fetched fetched = fetcher.fetch(candidate, Validators.NONE, Wanted.FEED);
      URI own = fetched.movedTo().orElse(candidate);
      return parsed(fetched).map(feed -> new Found(own, feed.title()));
    } catch (FetchException deadLink) {
      return Optional.empty(); // the next candidate may do
    }
  }

  private Optional<FeedDocument> parsed(Fetched fetched) {
    try {
      return Optional.of(
          new FeedParser(limits.items())
              .parse(fetched.body(), fetched.contentType(), fetched.url()));
    } catch (NotAFeedException page) {
      return Optional.empty();
    }
  }
}
