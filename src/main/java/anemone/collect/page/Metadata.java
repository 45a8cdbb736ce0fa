package anemone.collect.page;

import anemone.article.WebAddress;
import anemone.collect.date.DateHints;
import anemone.collect.date.DatedBy;
import anemone.collect.image.ImageCandidate;
import anemone.collect.text.LanguageTag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * The metadata of a page: JSON-LD (https://schema.org/Article), OpenGraph, microdata and meta
 * elements.
 */
final class Metadata {

  private final Document page;
  private final MetaTags meta;
  private final JsonLd data;
  private final String title;

  private Metadata(Document page) {
    this.page = page;
    this.meta = MetaTags.of(page);
    this.data = JsonLd.of(page);
    this.title = new PageTitle(page, named(), site()).text();
  }

  static Metadata of(Document page) {
    return new Metadata(page);
  }

  /** The page's title. */
  String title() {
    return title;
  }

  private String named() {
    return firstLine(
        Stream.of(
            headline(),
            meta.get("dc:title", "dcterm:title", "og:title"),
            meta.get("weibo:article:title", "weibo:webpage:title"),
            meta.get("title", "twitter:title", "parsely-title")));
  }

  /** Returns name or headline of JSON-LD: the one similar to the title element. */
  private Stream<String> headline() {
    return data.articles()
        .limit(1)
        .flatMap(
            article -> {
              List<String> both =
                  Stream.of("name", "headline")
                      .flatMap(key -> JsonLd.texts(article.path(key)))
                      .filter(text -> !text.isBlank())
                      .toList();
              boolean second =
                  both.size() > 1
                      && TitleElement.isLike(both.get(1), TitleElement.of(page))
                      && !TitleElement.isLike(both.get(0), TitleElement.of(page));
              return both.stream().skip(second ? 1 : 0);
            });
  }

  /** The author's name, or empty. */
  String author() {
    return new PageAuthor(page, meta, data, site(), title).name();
  }

  String site() {
    return firstLine(Stream.of(meta.get("og:site_name", "application-name")));
  }

  /** The publication time of the page. */
  Optional<DatedBy> published() {
    return new PageDates(page, meta, data, DateHints.of(Locale.forLanguageTag(language())), title)
        .published();
  }

  /** The declared language as a BCP 47 tag, or empty. */
  String language() {
    return Stream.of(
            Stream.of(page.select("html").attr("lang"), page.select("html").attr("xml:lang")),
            attribute("meta[http-equiv~=(?i)content-language]", "content"),
            data.ofArticles("inLanguage"),
            meta.get("og:locale", "dc:language", "language", "inlanguage"),
            attribute("body[lang], main[lang], article[lang]", "lang"))
        .flatMap(s -> s)
        .flatMap(tag -> LanguageTag.of(tag).stream())
        .findFirst()
        .orElse("");
  }

  Optional<URI> canonical() {
    return address(Stream.of(attribute("link[rel=canonical]", "href"), meta.get("og:url")));
  }

  /** The declared images, the most reliable first. */
  List<ImageCandidate> images() {
    return NamedImages.of(meta, data, WebAddress.parse(page.baseUri()));
  }

  /** The article body of JSON-LD, or empty. */
  String body() {
    return data.ofArticles("articleBody").findFirst().orElse("");
  }

  private Stream<String> attribute(String selector, String name) {
    return page.select(selector).stream().map(e -> e.attr(name));
  }

  private static String firstLine(Stream<Stream<String>> values) {
    return values
        .flatMap(s -> s)
        .filter(Objects::nonNull)
        .map(v -> PlainHtml.line(org.jsoup.parser.Parser.unescapeEntities(v, false)))
        .filter(v -> !v.isEmpty() && !v.startsWith("http"))
        .findFirst()
        .orElse("");
  }

  private Optional<URI> address(Stream<Stream<String>> values) {
    Optional<URI> base = WebAddress.parse(page.baseUri());
    return values.flatMap(s -> s).flatMap(v -> WebAddress.parse(v, base).stream()).findFirst();
  }
}
