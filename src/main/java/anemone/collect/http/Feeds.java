package anemone.collect.http;

import anemone.article.Article;
import anemone.article.Source;
import anemone.article.Source.FullText;
import anemone.article.WebAddress;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.Validators;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.feed.FeedParser;
import anemone.collect.feed.NotAFeedException;
import anemone.collect.http.Visitor.Crop;
import anemone.collect.text.Encoding;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads feeds from the web, and the pages of entries whose text is too short. */
final class Feeds {

  /** Minimum length of a text for a gist, in characters; an ideograph counts as three. */
  private static final int TEASER = 400;

  private static final int IDEOGRAPH = 3;

  /** The ellipsis at the end of a truncated text. */
  private static final Pattern CUT = Pattern.compile("(?:\u2026|\\.{3})[\\])]?$");

  private static final String NAMED =
      "link[rel~=(?i)\\balternate\\b][type~=(?i)application/(rss|atom|feed|rdf)][href]";

  private final Fetcher fetcher;
  private final PageFetcher pages;
  private final Visitor visitor;
  private final Memory memory;
  private final Limits limits;
  private final Clock clock;

  Feeds(Fetcher fetcher, PageFetcher pages, Memory memory, Limits limits, Clock clock) {
    this.fetcher = fetcher;
    this.pages = pages;
    this.visitor = new Visitor(fetcher, memory, clock);
    this.memory = memory;
    this.limits = limits;
    this.clock = clock;
  }

  /** Reads a feed, or the one linked by the page at the address. */
  Harvest read(Source source, URI url) {
    return visitor.visit(source, url, fetched -> parse(source, url, fetched));
  }

  private Crop parse(Source source, URI url, Fetched fetched) {
    try {
      return entries(source, feed(fetched));
    } catch (NotAFeedException e) {
      Optional<URI> named = named(fetched);
      return named.isPresent()
          ? discovered(source, named.get())
          : failed(source, "unable to read " + url + ": " + e.sentence());
    }
  }

  private Crop discovered(Source source, URI named) {
    try {
      Fetched fetched = fetcher.fetch(named, Validators.NONE);
      // The page may be unchanged while its feed is not.
      return new Crop(entries(source, feed(fetched)).harvest(), false);
    } catch (FetchException e) {
      return failed(source, e.sentence());
    } catch (NotAFeedException e) {
      return failed(source, "unable to read " + named + ": " + e.sentence());
    }
  }

  private FeedDocument feed(Fetched fetched) throws NotAFeedException {
    return new FeedParser(limits.items())
        .parse(fetched.body(), fetched.contentType(), fetched.url());
  }

  /** Returns the feed linked in the head of a page. */
  private static Optional<URI> named(Fetched fetched) {
    String text = Encoding.decode(fetched.body(), fetched.contentType());
    return Jsoup.parse(text, fetched.url().toString()).select(NAMED).stream()
        .flatMap(link -> WebAddress.parse(link.attr("href"), base(link)).stream())
        .findFirst();
  }

  private static Optional<URI> base(Element link) {
    return WebAddress.parse(link.baseUri());
  }

  private Crop entries(Source source, FeedDocument feed) {
    Draft draft = new Draft(limits.titleLength(), clock.instant());
    Set<String> shared = shared(feed.entries());
    List<Article> articles = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    int visits = 0;
    for (Entry entry : feed.entries()) {
      Optional<Article> drafted = draft.of(source, feed, entry, shared);
      if (drafted.isEmpty()) {
        continue;
      }
      Article article = drafted.get();
      if (visits < limits.pages() && wantsPage(source, article)) {
        visits++;
        try {
          article = draft.completed(article, pages.document(article.url().orElseThrow()));
        } catch (FetchException e) {
          unread.add(e.sentence());
        }
      }
      if (source.filter().takes(article, entry.categories(), clock.instant())) {
        articles.add(article);
      }
      if (articles.size() == source.filter().most()) {
        break;
      }
    }
    return new Crop(
        new Harvest(articles, List.of(), PageFetcher.notices(source, unread), List.of()), true);
  }

  /** Returns the identifiers and addresses shared by several entries. */
  private static Set<String> shared(List<Entry> entries) {
    Set<String> seen = new HashSet<>();
    return entries.stream()
        .flatMap(e -> Stream.of(e.id(), e.url().map(URI::toString).orElse("")).distinct())
        .filter(key -> !key.isEmpty() && !seen.add(key))
        .collect(Collectors.toSet());
  }

  private boolean wantsPage(Source source, Article article) {
    boolean wanted =
        source.fullText() == FullText.ALWAYS
            || (source.fullText() == FullText.AUTO
                && (length(article.text()) < TEASER || CUT.matcher(article.text()).find()));
    return wanted && article.url().isPresent() && !memory.known().test(article.id());
  }

  private static long length(String text) {
    return text.length()
        + (IDEOGRAPH - 1) * text.codePoints().filter(Character::isIdeographic).count();
  }

  private static Crop failed(Source source, String why) {
    return new Crop(Harvest.failed(source, why), false);
  }
}
