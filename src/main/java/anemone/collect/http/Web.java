package anemone.collect.http;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.CanonicalUrl;
import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.feed.FeedParser;
import anemone.collect.feed.NotAFeedException;
import anemone.collect.feed.People;
import anemone.collect.page.Kicker;
import anemone.collect.page.PageDocument;
import anemone.collect.page.PageExtractor;
import anemone.collect.page.PlainHtml;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads feeds and pages from the web, and makes articles of them. */
public final class Web {

  private static final int TITLE_FROM_TEXT = 80;

  private final Fetcher fetcher;
  private final Limits limits;
  private final Clock clock;

  /**
   * A reader of the web.
   *
   * @param fetcher fetches documents
   * @param limits how much of one is read
   * @param clock the time
   */
  public Web(Fetcher fetcher, Limits limits, Clock clock) {
    this.fetcher = fetcher;
    this.limits = limits;
    this.clock = clock;
  }

  /** The entries of a feed. */
  public Harvest feed(Source source, URI url) {
    try {
      Fetched fetched = fetcher.fetch(url);
      FeedDocument feed =
          new FeedParser(limits.items())
              .parse(fetched.body(), fetched.contentType(), fetched.url());
      List<Article> articles =
          feed.entries().stream().flatMap(e -> article(source, feed, e).stream()).toList();
      return new Harvest(articles, List.of());
    } catch (FetchException e) {
      return failed(source, e.sentence());
    } catch (NotAFeedException e) {
      return failed(source, "unable to read " + url + ": " + e.sentence());
    }
  }

  /** The article of a page. */
  public Harvest page(Source source, URI url) {
    try {
      Fetched fetched = fetcher.fetch(url);
      PageDocument page =
          new PageExtractor().extract(fetched.body(), fetched.contentType(), fetched.url());
      if (page.text().isEmpty() || page.title().isEmpty()) {
        return failed(source, "unable to read " + url + ": no article was found on the page");
      }
      return new Harvest(List.of(article(source, url, page)), List.of());
    } catch (FetchException e) {
      return failed(source, e.sentence());
    }
  }

  private Article article(Source source, URI url, PageDocument page) {
    return new Article(
        ArticleId.of(source.name(), url + "\n" + page.title()),
        source.name(),
        source.topics(),
        Optional.of(CanonicalUrl.of(page.canonical().orElse(url))),
        cut(page.headline()),
        page.kicker(),
        page.authorName(),
        page.published(),
        language(page.language()),
        page.text(),
        page.image(),
        clock.instant());
  }

  private Optional<Article> article(Source source, FeedDocument feed, Entry entry) {
    String content = PlainHtml.text(entry.contentHtml());
    String summary = PlainHtml.text(entry.summaryHtml());
    String text = content.length() >= summary.length() ? content : summary;
    String title = entry.title().isEmpty() ? start(text) : entry.title();
    if (title.isEmpty()) {
      return Optional.empty();
    }
    Kicker kicker = Kicker.of(List.of(text.split("\n\n")));
    String key = entry.id().isEmpty() ? entry.url().map(URI::toString).orElse(title) : entry.id();
    return Optional.of(
        new Article(
            ArticleId.of(source.name(), key),
            source.name(),
            source.topics(),
            entry.url().map(CanonicalUrl::of),
            cut(title),
            kicker.label(),
            People.name(entry.author()),
            entry.published().or(entry::updated),
            language(entry.language().isEmpty() ? feed.language() : entry.language()),
            text.isEmpty() ? title : String.join("\n\n", kicker.paragraphs()),
            entry.image(),
            clock.instant()));
  }

  private String cut(String title) {
    return title.codePointCount(0, title.length()) <= limits.titleLength()
        ? title
        : title.substring(0, title.offsetByCodePoints(0, limits.titleLength()));
  }

  private static String start(String text) {
    int space = text.lastIndexOf(' ', TITLE_FROM_TEXT);
    return text.length() <= TITLE_FROM_TEXT
        ? text
        : text.substring(0, space < 0 ? TITLE_FROM_TEXT : space) + "\u2026";
  }

  private static String language(String tag) {
    return tag.matches("[a-zA-Z]{2,3}([-_][a-zA-Z0-9]+)*")
        ? tag.replace('_', '-')
        : Article.UNDETERMINED;
  }

  private static Harvest failed(Source source, String why) {
    return new Harvest(List.of(), List.of(new Harvest.Failure(source, why)));
  }
}
