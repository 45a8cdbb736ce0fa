package anemone.collect.http;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.CanonicalUrl;
import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Harvest.Notice;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.Validators;
import anemone.collect.http.Visitor.Crop;
import anemone.collect.index.ArticleLinks;
import anemone.collect.page.PageDocument;
import anemone.collect.page.PageExtractor;
import anemone.collect.sitemap.Sitemap;
import anemone.collect.sitemap.Sitemap.Location;
import anemone.collect.text.Encoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;

/** Reads article pages, as far as robots.txt allows, index pages and sitemaps. */
final class PageFetcher {

  private static final int SITEMAPS = 5;

  private final Fetcher fetcher;
  private final Robots robots;
  private final Visitor visitor;
  private final Memory memory;
  private final Limits limits;
  private final Clock clock;

  PageFetcher(Fetcher fetcher, Memory memory, Limits limits, Clock clock) {
    this.fetcher = fetcher;
    this.robots = new Robots(fetcher);
    this.visitor = new Visitor(fetcher, memory, clock);
    this.memory = memory;
    this.limits = limits;
    this.clock = clock;
  }

  /** Reads the article of one page. */
  Harvest page(Source source, URI url) {
    Optional<String> objection = objection(url);
    if (objection.isPresent()) {
      return Harvest.failed(source, objection.get());
    }
    return visitor.visit(
        source,
        url,
        fetched -> {
          PageDocument page = extract(fetched);
          if (page.text().isEmpty() || page.title().isEmpty()) {
            return failed(source, "unable to read " + url + ": no article was found on the page");
          }
          // The page may hold another article tomorrow, so its address alone is no identity.
          ArticleId id = ArticleId.of(source.name(), url + "\n" + page.title());
          return new Crop(taken(source, List.of(draft().of(source, id, url, page))), true);
        });
  }

  /** Reads the articles that a page links to. */
  Harvest index(Source source, Source.Index index) {
    Optional<String> objection = objection(index.url());
    if (objection.isPresent()) {
      return Harvest.failed(source, objection.get());
    }
    return visitor.visit(
        source,
        index.url(),
        fetched -> {
          var page =
              Jsoup.parse(
                  Encoding.decode(fetched.body(), fetched.contentType()), fetched.url().toString());
          List<URI> links =
              index.links().isEmpty()
                  ? ArticleLinks.find(page, limits.items())
                  : ArticleLinks.select(page, index.links(), limits.items());
          return links.isEmpty()
              ? failed(source, "unable to read " + index.url() + ": no article links were found")
              : follow(source, links);
        });
  }

  /** Reads the articles listed in a sitemap, the latest first. */
  Harvest sitemap(Source source, URI url) {
    return visitor.visit(
        source,
        url,
        fetched -> {
          List<Location> pages = new ArrayList<>();
          try {
            gather(fetched, pages, 0);
          } catch (FetchException e) {
            return failed(source, e.sentence());
          }
          pages.sort(Comparator.comparing(PageFetcher::latest).reversed());
          return pages.isEmpty()
              ? failed(source, "unable to read " + url + ": it lists no pages")
              : follow(source, pages.stream().map(Location::url).toList());
        });
  }

  /**
   * Reads the article of a page.
   *
   * @throws FetchException if it cannot be fetched, or robots.txt disallows it
   */
  PageDocument document(URI url) throws FetchException {
    robots.admit(url);
    return extract(fetcher.fetch(url, Validators.NONE));
  }

  /** Returns one notice for all pages that could not be read. */
  static List<Notice> notices(Source source, List<String> unread) {
    if (unread.isEmpty()) {
      return List.of();
    }
    String more = unread.size() == 1 ? "" : " (and " + (unread.size() - 1) + " more pages)";
    return List.of(new Notice(source, unread.get(0) + more));
  }

  private void gather(Fetched fetched, List<Location> pages, int depth) throws FetchException {
    Sitemap sitemap = Sitemap.parse(text(fetched), fetched.url(), 50 * limits.items());
    pages.addAll(sitemap.pages());
    List<Location> further =
        sitemap.sitemaps().stream()
            .sorted(Comparator.comparing(PageFetcher::latest).reversed())
            .limit(depth == 0 ? SITEMAPS : 0)
            .toList();
    for (Location location : further) {
      gather(fetcher.fetch(location.url(), Validators.NONE), pages, depth + 1);
    }
  }

  /**
   * Returns the text of a sitemap, which may be a gzip file; the size limit holds uncompressed,
   * too.
   */
  private String text(Fetched fetched) {
    byte[] body = fetched.body();
    boolean packed = body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    if (packed) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return Encoding.decode(in.readNBytes(limits.bytes()), fetched.contentType());
      } catch (IOException e) {
        return "";
      }
    }
    return Encoding.decode(body, fetched.contentType());
  }

  private static Instant latest(Location location) {
    return location.latest().orElse(Instant.EPOCH);
  }

  private Crop follow(Source source, List<URI> urls) {
    List<Article> articles = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    boolean whole = true;
    int visits = 0;
    for (URI url : urls) {
      ArticleId id = ArticleId.of(source.name(), CanonicalUrl.of(url).toString());
      if (memory.known().test(id)) {
        continue;
      }
      if (visits++ == limits.pages()) {
        whole = false;
        break;
      }
      try {
        PageDocument page = document(url);
        if (!page.text().isEmpty() && !page.title().isEmpty()) {
          articles.add(draft().of(source, id, url, page));
        }
      } catch (FetchException e) {
        unread.add(e.sentence());
      }
    }
    Harvest taken = taken(source, articles);
    return new Crop(
        new Harvest(taken.articles(), List.of(), notices(source, unread), List.of()),
        whole && unread.isEmpty());
  }

  private Harvest taken(Source source, List<Article> articles) {
    return new Harvest(
        articles.stream()
            .filter(a -> source.filter().takes(a, List.of(), clock.instant()))
            .limit(source.filter().most())
            .toList(),
        List.of());
  }

  private PageDocument extract(Fetched fetched) {
    return new PageExtractor().extract(fetched.body(), fetched.contentType(), fetched.url());
  }

  private Draft draft() {
    return new Draft(limits.titleLength(), clock.instant());
  }

  private Optional<String> objection(URI url) {
    try {
      robots.admit(url);
      return Optional.empty();
    } catch (FetchException e) {
      return Optional.of(e.sentence());
    }
  }

  private static Crop failed(Source source, String why) {
    return new Crop(Harvest.failed(source, why), false);
  }
}
