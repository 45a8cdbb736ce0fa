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
import anemone.collect.date.DateOrigin;
import anemone.collect.date.DatedBy;
import anemone.collect.http.Visitor.Crop;
import anemone.collect.index.ArticleLinks;
import anemone.collect.page.PageDocument;
import anemone.collect.page.PageKind;
import anemone.collect.sitemap.Sitemap;
import anemone.collect.sitemap.Sitemap.Location;
import anemone.collect.text.Encoding;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Reads the articles that an index page or a sitemap lists, each page once. */
final class Listings {

  private static final int SITEMAPS = 5;

  /** Maximum number of pages of a sitemap that are parsed, as a multiple of the items read. */
  private static final int PARSED = 50;

  /** Names of pages that are no articles, though sitemaps date them. */
  private static final Pattern STANDING_PAGE =
      Pattern.compile(
          "(?i).*/(?:about(?:[-_]us)?|contact(?:[-_]us)?|kontakt|impressum|imprint|privacy"
              + "(?:[-_]policy)?|datenschutz|terms(?:[-_]\\w+)*|legal|login|sign[-_]?up|search|suche"
              + "|subscribe|newsletter|mentions-legales|a-propos|cart|checkout|account|sitemap|faq"
              + "|help|jobs|careers|team)(?:\\.\\w{3,5}|/)?");

  private static final String PARTING = "[|\u00b7\u00bb\u00ab:\u2022~\u2013\u2014\uff5c-]+";
  private static final Pattern AFTER = Pattern.compile("\\s+" + PARTING + "\\s+\\S.{0,80}");
  private static final Pattern BEFORE = Pattern.compile("\\S.{0,80}\\s" + PARTING + "\\s+");

  private final Fetcher fetcher;
  private final PageReader reader;
  private final Visitor visitor;
  private final Memory memory;
  private final Limits limits;
  private final Clock clock;

  Listings(
      Fetcher fetcher,
      PageReader reader,
      Visitor visitor,
      Memory memory,
      Limits limits,
      Clock clock) {
    this.fetcher = fetcher;
    this.reader = reader;
    this.visitor = visitor;
    this.memory = memory;
    this.limits = limits;
    this.clock = clock;
  }

  /** Reads the articles that a page links to. */
  Harvest index(Source source, Source.Index index) {
    Optional<String> objection = PageFetcher.objection(reader, index.url());
    if (objection.isPresent()) {
      return Harvest.failed(source, objection.get());
    }
    return visitor.visit(
        source,
        index.url(),
        Wanted.PAGE,
        fetched -> {
          var page =
              Jsoup.parse(
                  Encoding.decode(fetched.body(), fetched.contentType()), fetched.url().toString());
          List<URI> links =
              index.links().isEmpty()
                  ? ArticleLinks.find(page, limits.items())
                  : ArticleLinks.select(page, index.links(), limits.items());
          return links.isEmpty()
              ? PageFetcher.failed(
                  source, "unable to read " + index.url() + ": no article links were found")
              : follow(
                  source,
                  links.stream()
                      .map(url -> new Location(url, Optional.empty(), Optional.empty()))
                      .toList(),
                  ArticleLinks.texts(page),
                  false,
                  links.size() < limits.items());
        });
  }

  /** Reads the articles listed in a sitemap, the latest first. */
  Harvest sitemap(Source source, URI url) {
    return visitor.visit(
        source,
        url,
        Wanted.ANY,
        fetched -> {
          List<Location> pages = new ArrayList<>();
          boolean complete = gather(fetched, pages, 0);
          pages.sort(Comparator.comparing(Listings::latest).reversed());
          return pages.isEmpty()
              ? PageFetcher.failed(source, "unable to read " + url + ": it lists no pages")
              : follow(source, pages, Map.of(), true, complete);
        });
  }

  /** Adds the pages of a sitemap and of its latest parts; returns whether these are all. */
  private boolean gather(Fetched fetched, List<Location> pages, int depth) throws FetchException {
    String text = Encoding.decode(fetched.body(), fetched.contentType());
    int max = PARSED * limits.items();
    Sitemap sitemap = Sitemap.parse(text, fetched.url(), max);
    pages.addAll(sitemap.pages());
    List<Location> further =
        sitemap.sitemaps().stream()
            .sorted(Comparator.comparing(Listings::latest).reversed())
            .limit(depth == 0 ? SITEMAPS : 0)
            .toList();
    boolean complete = sitemap.pages().size() < max && sitemap.sitemaps().size() == further.size();
    for (Location location : further) {
      complete &= gather(fetcher.fetch(location.url(), Validators.NONE), pages, depth + 1);
    }
    return complete;
  }

  private static Instant latest(Location location) {
    return location.latest().orElse(Instant.EPOCH);
  }

  private Crop follow(
      Source source,
      List<Location> locations,
      Map<URI, String> texts,
      boolean sitemap,
      boolean complete) {
    Draft draft = new Draft(limits.titleLength(), clock.instant());
    PageVisits visits = new PageVisits(reader, limits.pages());
    List<Article> articles = new ArrayList<>();
    Map<ArticleId, DateOrigin> dates = new HashMap<>();
    int left = 0;
    for (Location location : locations) {
      URI url = location.url();
      ArticleId id = ArticleId.of(source.name(), CanonicalUrl.of(url).toString());
      if (memory.knows(id) || visits.isRead(url) || isOld(source, location)) {
        continue;
      }
      if (PageKind.isListing(url)) {
        visits.skip(url);
        left++;
        continue;
      }
      Optional<ReadPage> read = visits.read(url);
      if (read.isPresent()) {
        if (read.get().hasArticle() && (!sitemap || isArticle(read.get(), location))) {
          PageDocument page = read.get().page();
          Article article = draft.listed(source, id, url, page, location.published());
          location
              .published()
              .map(date -> DateOrigin.LISTING)
              .or(() -> page.published().map(DatedBy::origin))
              .ifPresent(origin -> dates.put(id, origin));
          String text = texts.getOrDefault(url, "");
          articles.add(isTitle(text, page.title()) ? article.withTitle(text) : article);
        } else {
          left++;
        }
      }
    }
    List<Notice> notices = new ArrayList<>(visits.notices(source));
    if (left > 0) {
      notices.add(new Notice(source, leftOut(source, left)));
    }
    Harvest taken = PageFetcher.taken(source, articles, clock);
    return new Crop(
        new Harvest(
            taken.articles(),
            List.of(),
            notices,
            visits.visits(),
            dates,
            List.of(visits.listing(source, locations.stream().map(Location::url), complete))),
        visits.whole());
  }

  /** Whether a filter drops a page by the time in its sitemap, so that it need not be read. */
  private boolean isOld(Source source, Location location) {
    return location.latest().isPresent()
        && source
            .filter()
            .maxAge()
            .filter(age -> latest(location).isBefore(clock.instant().minus(age)))
            .isPresent();
  }

  /** Whether a link's text is the title of its page without the name of the site. */
  private static boolean isTitle(String text, String title) {
    if (text.isEmpty() || text.length() >= title.length()) {
      return false;
    }
    return (title.startsWith(text) && AFTER.matcher(title.substring(text.length())).matches())
        || (title.endsWith(text)
            && BEFORE.matcher(title.substring(0, title.length() - text.length())).matches());
  }

  private static boolean isArticle(ReadPage read, Location location) {
    boolean dated = read.page().published().isPresent() || location.published().isPresent();
    boolean standing = STANDING_PAGE.matcher(String.valueOf(location.url().getPath())).matches();
    return dated
        || (!standing && (read.kind() == PageKind.ARTICLE || location.latest().isPresent()));
  }

  private static String leftOut(Source source, int left) {
    return (left == 1 ? "1 page" : left + " pages")
        + " of "
        + source.place().where()
        + " left out: not an article (home page, listing, notice or undated page)";
  }
}
