package anemone.collect.page;

import anemone.collect.image.ImageCandidate;
import anemone.collect.text.Dates;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;

/**
 * What a page says about itself in JSON-LD (https://schema.org/Article), OpenGraph, microdata and
 * meta elements.
 */
final class Metadata {

  private final Document page;
  private final MetaTags meta;
  private final LinkedData data;

  private Metadata(Document page) {
    this.page = page;
    this.meta = MetaTags.of(page);
    this.data = LinkedData.of(page);
  }

  static Metadata of(Document page) {
    return new Metadata(page);
  }

  String title() {
    return firstLine(
        Stream.of(
            headline(),
            meta.get("dc:title", "dcterm:title", "og:title"),
            meta.get("weibo:article:title", "weibo:webpage:title"),
            meta.get("title", "twitter:title", "parsely-title"),
            Stream.of(Headline.of(page))));
  }

  /** The name or headline that JSON-LD gives: the one that the title element is like. */
  private Stream<String> headline() {
    return data.articles()
        .limit(1)
        .flatMap(
            article -> {
              List<String> both =
                  Stream.of("name", "headline")
                      .flatMap(key -> LinkedData.texts(article.path(key)))
                      .filter(text -> !text.isBlank())
                      .toList();
              boolean second =
                  both.size() > 1
                      && Headline.isLike(both.get(1), Headline.of(page))
                      && !Headline.isLike(both.get(0), Headline.of(page));
              return both.stream().skip(second ? 1 : 0);
            });
  }

  Optional<String> author() {
    String author =
        firstLine(
            Stream.of(
                data.articles().flatMap(a -> names(a.path("author"))),
                meta.get("dc:creator", "dcterm:creator", "dcterms:creator", "author"),
                meta.get("parsely-author", "article:author", "og:article:author"),
                meta.get("article:author_name", "byl", "sailthru:author")));
    return Optional.of(author).filter(name -> !name.isEmpty());
  }

  String site() {
    return firstLine(Stream.of(meta.get("og:site_name", "application-name")));
  }

  Optional<Instant> published() {
    return date(
        Stream.of(
            data.ofArticles("datePublished"),
            meta.get("article:published_time"),
            meta.get("parsely-pub-date", "date", "dc:date", "dc:date:issued", "dcterms:created"),
            attribute("[itemprop=datePublished]", "content"),
            attribute("[itemprop=datePublished], time[pubdate], article time", "datetime")));
  }

  Optional<Instant> modified() {
    return date(
        Stream.of(
            data.ofArticles("dateModified"),
            meta.get("article:modified_time"),
            attribute("[itemprop=dateModified]", "content")));
  }

  String language() {
    return firstLine(
        Stream.of(
            Stream.of(page.select("html").attr("lang")),
            attribute("meta[http-equiv=content-language]", "content"),
            data.ofArticles("inLanguage"),
            meta.get("og:locale").map(l -> l.replace('_', '-'))));
  }

  Optional<URI> canonical() {
    return address(Stream.of(attribute("link[rel=canonical]", "abs:href"), meta.get("og:url")));
  }

  /** The images that the page names as its own, in the order of trust. */
  List<ImageCandidate> images() {
    return NamedImages.of(meta, data, page.baseUri());
  }

  /** The body that JSON-LD gives, or empty. */
  String body() {
    return data.ofArticles("articleBody").findFirst().orElse("");
  }

  private static Stream<String> names(JsonNode author) {
    String joined =
        (author.isArray() ? author.valueStream() : Stream.of(author))
            .map(a -> a.isString() ? a.asString() : a.path("name").asString(""))
            .map(PlainHtml::line)
            .filter(name -> !name.isEmpty())
            .distinct()
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return Stream.of(joined);
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

  private static Optional<Instant> date(Stream<Stream<String>> values) {
    return values.flatMap(s -> s).flatMap(v -> Dates.parse(v).stream()).findFirst();
  }

  private Optional<URI> address(Stream<Stream<String>> values) {
    return values
        .flatMap(s -> s)
        .filter(v -> !v.isBlank())
        .flatMap(v -> resolve(v.strip()).stream())
        .findFirst();
  }

  private Optional<URI> resolve(String reference) {
    try {
      URI base = new URI(page.baseUri().isEmpty() ? "https://localhost/" : page.baseUri());
      URI uri = base.resolve(new URI(reference.replace(" ", "%20")));
      return String.valueOf(uri.getScheme()).startsWith("http")
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
