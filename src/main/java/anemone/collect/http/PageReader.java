package anemone.collect.http;

import anemone.collect.FetchHistory.Known;
import anemone.collect.Memory;
import anemone.collect.Validators;
import anemone.collect.Visit;
import anemone.collect.page.MetaRefresh;
import anemone.collect.page.PageExtractor;
import anemone.collect.page.PageKind;
import anemone.collect.text.Encoding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads single pages, as far as robots.txt allows, and remembers which were read. */
final class PageReader {

  /** Maximum number of redirects that pages declare in themselves. */
  private static final int REFRESHES = 3;

  /** The beginnings of files that are served as HTML and are not. */
  private static final Pattern NOT_HTML =
      Pattern.compile(
          "(?s)\\s*(?:%PDF-|ID3|\u0089PNG|GIF8|\u00ff\u00d8|PK\u0003\u0004|RIFF|OggS|[{\\[]\\s*[\"{\\[\\]}]"
              + "|(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex"
              + "|svg|opml)\\b).*");

  private static final Pattern HTML =
      Pattern.compile("(?s).*<(?:!doctype html|html|head|body|title|article|p|div)\\b.*");

  private static final int HEAD = 2_048;

  private final Fetcher fetcher;
  private final Robots robots;
  private final Memory memory;
  private final Clock clock;

  PageReader(Fetcher fetcher, Memory memory, Clock clock) {
    this.fetcher = fetcher;
    this.robots = new Robots(fetcher);
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Reads a page.
   *
   * @throws FetchException if it cannot be fetched, is not HTML, or robots.txt disallows it
   */
  ReadPage read(URI url) throws FetchException {
    admit(url);
    return read(fetcher.fetch(url, Validators.NONE, Wanted.PAGE));
  }

  /** Does nothing if robots.txt allows a page. */
  void admit(URI url) throws FetchException {
    if (!Wanted.PAGE.takes(url)) {
      throw FetchException.otherKind(url, "by its name");
    }
    robots.admit(url);
  }

  /** Reads a page that was fetched, or the one that it sends its readers to. */
  ReadPage read(Fetched fetched) throws FetchException {
    Fetched current = fetched;
    Document document = html(current);
    for (int i = 0; i < REFRESHES; i++) {
      Optional<URI> next = MetaRefresh.target(document, current.url());
      if (next.isEmpty()) {
        break;
      }
      admit(next.get());
      current = fetcher.fetch(next.get(), Validators.NONE, Wanted.PAGE);
      document = html(current);
    }
    PageKind kind = PageKind.of(document);
    return new ReadPage(current.url(), kind, new PageExtractor().extract(document));
  }

  private static Document html(Fetched fetched) throws FetchException {
    byte[] body = fetched.body();
    String head =
        new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00ef\u00bb\u00bf", "");
    String type = fetched.contentType().toLowerCase(Locale.ROOT);
    boolean declared = type.startsWith("text/html") || type.startsWith("application/xhtml");
    boolean html = declared || HTML.matcher(head.toLowerCase(Locale.ROOT)).matches();
    if (!html || NOT_HTML.matcher(head).matches()) {
      throw FetchException.otherKind(fetched.url(), "by its content");
    }
    return Jsoup.parse(Encoding.decode(body, fetched.contentType()), fetched.url().toString());
  }

  /** Whether a page was read before, or will never be readable. */
  boolean isRead(URI url) {
    return known(url).filter(known -> known.failures() == 0).isPresent();
  }

  /** Whether a page failed so recently that it is not requested now. */
  boolean isPaused(URI url) {
    return known(url)
        .flatMap(Known::notBefore)
        .filter(at -> at.isAfter(clock.instant()))
        .isPresent();
  }

  /** Whether no request for a page has failed before. */
  boolean isFirstFailure(URI url) {
    return known(url).filter(known -> known.failures() > 0).isEmpty();
  }

  private Optional<Known> known(URI url) {
    return memory.history().of(url);
  }

  /** Records that a page was read. */
  static Visit wasRead(URI url) {
    return Visit.answered(url, Validators.NONE);
  }

  /** Records that a page could not be read; one that never will be counts as read. */
  static Visit failed(URI url, FetchException why) {
    return why.isPermanent() ? wasRead(url) : Visit.failed(url, why.retryAfter());
  }
}
