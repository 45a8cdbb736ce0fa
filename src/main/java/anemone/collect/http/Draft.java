package anemone.collect.http;

import static java.util.Locale.ROOT;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.CanonicalUrl;
import anemone.article.Image;
import anemone.article.Source;
import anemone.collect.date.DatedBy;
import anemone.collect.feed.EntryText;
import anemone.collect.feed.EntryTitle;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.feed.People;
import anemone.collect.image.ContentImages;
import anemone.collect.image.ImageCandidate;
import anemone.collect.page.Kicker;
import anemone.collect.page.PageDocument;
import anemone.collect.page.SharedWords;
import anemone.collect.text.TextLanguage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates articles from feed entries and pages. */
final class Draft {

  private static final int TITLE_FROM_TEXT = 80;

  /** What separates the paragraphs of a text. */
  private static final String BETWEEN = "\n\n";

  /** Earlier dates were never set: software writes them as 1970 or the year 1. */
  private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");

  private final int titleLength;
  private final Instant now;

  Draft(int titleLength, Instant now) {
    this.titleLength = titleLength;
    this.now = now;
  }

  /**
   * The article of a feed's entry.
   *
   * @param more whether the entry's text ends with a link to the rest of it
   */
  record Drafted(Article article, boolean more) {}

  /**
   * Creates the article of a feed's entry; empty if it has neither title nor text.
   *
   * @param shared identifiers and addresses that several entries have, so that they identify none
   */
  Optional<Drafted> of(Source source, FeedDocument feed, Entry entry, Set<String> shared) {
    String author = People.name(entry.author());
    String named = EntryTitle.of(entry);
    EntryText body = EntryText.of(entry.contentHtml(), named, author);
    EntryText beside = EntryText.of(entry.summaryHtml(), named, author);
    String content = body.text();
    String summary = beside.text();
    String text = content.length() >= summary.length() ? content : summary;
    String begin = text.isEmpty() ? entry.title() : start(text);
    String title = named.isEmpty() ? begin : named;
    if (title.isEmpty()) {
      return Optional.empty();
    }
    String key = key(entry, title, shared);
    Kicker kicker = Kicker.of(firstAndRest(text));
    String language =
        language(
            entry.language().isEmpty() ? feed.language() : entry.language(), title + "\n" + text);
    String label =
        kicker.label().isEmpty()
            ? entry.audio().map(audio -> audio.label(language)).orElse("")
            : kicker.label();
    Article article =
        new Article(
                ArticleId.of(source.name(), key),
                source.name(),
                source.topics(),
                entry.url().map(CanonicalUrl::withFragment),
                cut(title),
                label,
                author,
                entry.published().or(entry::updated).filter(Draft::isDated),
                language,
                text.isEmpty() ? title : String.join(BETWEEN, kicker.paragraphs()),
                image(entry),
                now)
            .withTeaser(Teaser.of(summary, title, text));
    boolean more = entry.contentHtml().isEmpty() ? beside.more() : body.more();
    return Optional.of(new Drafted(article, more));
  }

  /** Splits the first paragraph off a text. */
  private static List<String> firstAndRest(String text) {
    int end = text.indexOf(BETWEEN);
    return end < 0
        ? List.of(text)
        : List.of(text.substring(0, end), text.substring(end + BETWEEN.length()));
  }

  /** Whether a date was set, and is not the first day of some calendar. */
  private static boolean isDated(Instant date) {
    return date.isAfter(FIRST);
  }

  /** Creates the article of a page. */
  Article of(Source source, ArticleId id, URI url, PageDocument page) {
    return new Article(
        id,
        source.name(),
        source.topics(),
        Optional.of(CanonicalUrl.of(page.canonical().filter(c -> isOwn(c, url)).orElse(url))),
        cut(page.headline()),
        page.kicker(),
        page.authorName(),
        page.published().map(DatedBy::instant),
        page.language().isEmpty() ? Article.UNDETERMINED : page.language(),
        page.text(),
        page.image(),
        now);
  }

  /** Creates the article of a page that a sitemap dates, or an index lists. */
  Article listed(
      Source source, ArticleId id, URI url, PageDocument page, Optional<Instant> published) {
    Article article = of(source, id, url, page);
    return published.isEmpty() ? article : article.withPublished(published);
  }

  /** Whether a canonical address may be that of a page: no page but the home page is home. */
  private static boolean isOwn(URI canonical, URI url) {
    return isHome(url) || !isHome(canonical);
  }

  private static boolean isHome(URI url) {
    boolean root = url.getPath() == null || url.getPath().length() <= 1;
    return root && url.getRawQuery() == null;
  }

  /** Updates an article whose page was read before; the text of the page is kept. */
  Article kept(Article article, Article stored) {
    boolean longer = stored.text().length() > article.text().length();
    return new Article(
            article.id(),
            article.source(),
            article.topics(),
            article.url(),
            article.title(),
            longer && article.kicker().isEmpty() ? stored.kicker() : article.kicker(),
            article.author().isEmpty() ? stored.author() : article.author(),
            article.published().or(stored::published),
            longer ? stored.language() : article.language(),
            longer ? stored.text() : article.text(),
            article.image().or(stored::image),
            article.collected())
        .withTeaser(article.teaser().isEmpty() ? stored.teaser() : article.teaser());
  }

  /**
   * Completes an article from its page. The page's text replaces that of the feed only if it
   * contains what the feed says, and more; a page about something else completes nothing.
   */
  Article completed(Article article, PageDocument page) {
    String said = article.text().equals(article.title()) ? "" : article.text();
    if (!SharedWords.isAbout(article.title(), said, page)) {
      return article;
    }
    boolean longer = page.text().length() > article.text().length();
    return new Article(
            article.id(),
            article.source(),
            article.topics(),
            article.url(),
            article.title(),
            longer && article.kicker().isEmpty() ? page.kicker() : article.kicker(),
            article.author().isEmpty() ? page.authorName() : article.author(),
            article.published().or(() -> page.published().map(DatedBy::instant)),
            language(article, page, longer),
            longer ? page.text() : article.text(),
            article.image().or(page::image),
            article.collected())
        .withTeaser(
            article.teaser().isEmpty() && longer
                ? Teaser.of(article.text(), article.title(), page.text())
                : article.teaser());
  }

  private static String key(Entry entry, String title, Set<String> shared) {
    String address = entry.url().map(URI::toString).orElse("");
    if (!entry.id().isEmpty() && !shared.contains(entry.id())) {
      return entry.id();
    }
    return address.isEmpty() || shared.contains(address) ? address + title : address;
  }

  /** Returns the image declared by an entry, or else the first one in its text. */
  private static Optional<Image> image(Entry entry) {
    return entry
        .image()
        .or(
            () ->
                ContentImages.first(entry.contentHtml(), entry.base())
                    .or(() -> ContentImages.first(entry.summaryHtml(), entry.base()))
                    .map(ImageCandidate::image));
  }

  private String cut(String title) {
    return title.codePointCount(0, title.length()) <= titleLength
        ? title
        : title.substring(0, title.offsetByCodePoints(0, titleLength));
  }

  private static String start(String text) {
    int space = text.lastIndexOf(' ', TITLE_FROM_TEXT);
    return text.length() <= TITLE_FROM_TEXT
        ? text
        : text.substring(0, space < 0 ? TITLE_FROM_TEXT : space) + "\u2026";
  }

  /** Returns the language of the text that an article takes, by its words, its feed or its page. */
  private static String language(Article article, PageDocument page, boolean longer) {
    boolean known = !article.language().equals(Article.UNDETERMINED);
    String language =
        known && !longer
            ? article.language()
            : language(known ? article.language() : page.language(), page.text());
    return language.equals(Article.UNDETERMINED) ? article.language() : language;
  }

  /** Returns the language of a text, by its words and the declared language. */
  private static String language(String declared, String text) {
    String tag = TextLanguage.of(declared, text);
    // Tags are case-insensitive (RFC 5646 section 2.1.1): a lower-case one is kept.
    boolean small = tag.equalsIgnoreCase(declared) && declared.equals(declared.toLowerCase(ROOT));
    return tag.isEmpty() ? Article.UNDETERMINED : small ? declared : tag;
  }
}
